package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

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
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedAspectTests {

	@ParameterizedTest
	@CsvSource({ "closed, true", "closed, false", "open, true", "open, false", "declared, true", "declared, false" })
	void anAspectSeesEveryCallAlsoThoseThatAreAnsweredFromMemory(String beanName, boolean proxyTargetClass) {
		Wrapping.runner(AopAutoConfiguration.class)
			.withUserConfiguration(Config.class)
			.withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
			.run((context) -> {
				ChatModel model = context.getBean(beanName, ChatModel.class);
				assertThat(model.call(new Prompt("hi"))).isSameAs(model.call(new Prompt("hi")));
				assertThat(context.getBean(Config.Watching.class).calls).hasValue(2);
				assertThat(context.getBean(CountingDecorator.class).calls).containsExactly(beanName + ":hi",
						beanName + ":hi");
				assertThat(context.getBean(FinalModel.class).name()).isEqualTo("closed");
				if (proxyTargetClass) {
					assertThat(context.getBean("open", OpenModel.class).name()).isEqualTo("open");
				}
			});
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
		Watching watching() {
			return new Watching();
		}

		@Aspect
		static class Watching {

			final AtomicInteger calls = new AtomicInteger();

			@Around("execution(* org.springframework.ai.chat.model.ChatModel.call(org.springframework.ai.chat.prompt.Prompt))")
			Object watch(ProceedingJoinPoint call) throws Throwable {
				this.calls.incrementAndGet();
				return call.proceed();
			}

		}

	}

}
