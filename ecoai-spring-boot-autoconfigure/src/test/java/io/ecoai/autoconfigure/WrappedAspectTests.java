package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.ImageModels.CustomImageModel;
import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.Models.CustomModel;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.model.Model;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedAspectTests {

	@ParameterizedTest
	@CsvSource({ "closed, true", "closed, false", "open, true", "open, false", "declared, true", "declared, false",
			"closedImages, true", "closedImages, false", "openImages, true", "openImages, false",
			"declaredImages, true", "declaredImages, false" })
	void anAspectSeesEveryCallAlsoThoseThatAreAnsweredFromMemory(String beanName, boolean proxyTargetClass) {
		Wrapping.runner(AopAutoConfiguration.class)
			.withUserConfiguration(Config.class)
			.withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
			.run((context) -> {
				Model<?, ?> model = context.getBean(beanName, Model.class);
				assertThat(call(model)).isSameAs(call(model));
				assertThat(context.getBean(Config.Watching.class).calls).hasValue(2);
				assertThat(context.getBean(CountingDecorator.class).calls).containsExactly(beanName + ":hi",
						beanName + ":hi");
				assertThat(context.getBean(FinalModel.class).name()).isEqualTo("closed");
				assertThat(context.getBean(FinalImageModel.class).name()).isEqualTo("closed");
				if (proxyTargetClass) {
					assertThat(context.getBean("open", OpenModel.class).name()).isEqualTo("open");
					assertThat(context.getBean("openImages", OpenImageModel.class).name()).isEqualTo("open");
				}
			});
	}

	private static Object call(Model<?, ?> model) {
		return (model instanceof ImageModel images) ? images.call(new ImagePrompt("hi"))
				: ((ChatModel) model).call(new Prompt("hi"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Config {

		@Bean
		FinalModel closed() {
			return new FinalModel("closed");
		}

		@Bean
		OpenModel open() {
			return new OpenModel("open");
		}

		@Bean
		CustomModel declared() {
			return new OpenModel("declared");
		}

		@Bean
		FinalImageModel closedImages() {
			return new FinalImageModel("closed");
		}

		@Bean
		OpenImageModel openImages() {
			return new OpenImageModel("open");
		}

		@Bean
		CustomImageModel declaredImages() {
			return new OpenImageModel("declared");
		}

		@Bean
		Watching watching() {
			return new Watching();
		}

		@Aspect
		static class Watching {

			final AtomicInteger calls = new AtomicInteger();

			@Around("execution(* org.springframework.ai.chat.model.ChatModel.call(org.springframework.ai.chat.prompt.Prompt)) "
					+ "|| execution(* org.springframework.ai.image.ImageModel.call(org.springframework.ai.image.ImagePrompt))")
			Object watch(ProceedingJoinPoint call) throws Throwable {
				this.calls.incrementAndGet();
				return call.proceed();
			}

		}

	}

}
