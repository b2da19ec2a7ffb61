package io.ecoai.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.Models.Base;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.wrap.WrapReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WrapWarningsTests {

	private final ApplicationContextRunner runner = Wrapping.runner();

	@Test
	void namesTheFirstConsumerOfAFinalClassAndTheRemedyOnce(CapturedOutput output) {
		this.runner.withUserConfiguration(Closed.class, ByClass.class)
			.run((context) -> assertThat(context.getBean(WrapReport.class).warnings()).containsOnlyKeys("model"));
		assertThat(output).containsOnlyOnce("are not cached")
			.contains(ByClass.class.getName() + ".one")
			.contains("@Qualifier(\"model\") ChatModel");
	}

	@Test
	void namesTheInterfaceOfImageModelsInTheRemedy(CapturedOutput output) {
		this.runner.withBean("images", FinalImageModel.class, () -> new FinalImageModel("images"))
			.withBean(Drawing.class)
			.withInitializer(
					(context) -> context.getBeanFactory().registerSingleton("byHand", new OpenImageModel("by hand")))
			.run((context) -> assertThat(context.getBean(WrapReport.class).warnings()).containsOnlyKeys("images",
					"byHand"));
		assertThat(output).containsOnlyOnce("through 'images' are not cached")
			.contains("@Qualifier(\"images\") ImageModel")
			.contains("Calls of bean 'byHand' (" + OpenImageModel.class.getName() + ") are not cached")
			.contains("returns ImageModel or OpenImageModel");
	}

	@Test
	void isSilentAboutModelsInjectedByTheirInterface(CapturedOutput output) {
		this.runner.withUserConfiguration(Closed.class, ByInterface.class)
			.run((context) -> assertThat(context.getBean(WrapReport.class).warnings()).isEmpty());
		assertThat(output).doesNotContain("not cached").doesNotContain("not eligible for getting processed");
	}

	@Test
	void namesAModelThatWasRegisteredAsAnObject(CapturedOutput output) {
		this.runner
			.withInitializer(
					(context) -> context.getBeanFactory().registerSingleton("byHand", new FinalModel("by hand")))
			.run((context) -> assertThat(context.getBean(WrapReport.class).warnings()).containsOnlyKeys("byHand"));
		assertThat(output)
			.containsOnlyOnce("Calls of bean 'byHand' (" + FinalModel.class.getName() + ") are not cached");
	}

	@Test
	void namesAModelWhoseClassIsNotTheDeclaredOne(CapturedOutput output) {
		this.runner.withUserConfiguration(Undeclared.class).run((context) -> {
			assertThat(context.getBean(Base.class)).isInstanceOf(FinalModel.class);
			assertThat(context.getBean(FinalModel.class)).isSameAs(context.getBean("model"));
		});
		assertThat(output).containsOnlyOnce("Calls of bean 'model'");
	}

	@Test
	void leavesAModelWithDutiesInTheContainerAsItIs(CapturedOutput output) {
		this.runner.withBean("listening", ListeningModel.class)
			.withUserConfiguration(DeclaredListening.class)
			.run((context) -> {
				context.publishEvent("event");
				assertThat(context.getBean("listening", ListeningModel.class).events).containsExactly("event");
				assertThat(context.getBean("declared", ListeningModel.class).events).containsExactly("event");
			});
		assertThat(output).contains("Calls of bean 'listening'").contains("Calls of bean 'declared'");
	}

	@Test
	void listsWhatIsDecorated() {
		this.runner.withUserConfiguration(Closed.class)
			.withBean("images", OpenImageModel.class, () -> new OpenImageModel("images"))
			.run((context) -> assertThat(context.getBean(WrapReport.class).decoratedBeans()).containsExactlyInAnyOrder(
					new WrapReport.DecoratedBean("model", FinalModel.class, WrapReport.Kind.CHAT_MODEL),
					new WrapReport.DecoratedBean("images", OpenImageModel.class, WrapReport.Kind.IMAGE_MODEL)));
	}

	@Test
	void changesNoCondition() {
		ApplicationContextRunner runner = Wrapping.runner(Conditional.class);
		runner.run((context) -> assertThat(context).hasBean("whenMissing").doesNotHaveBean("whenPresent"));
		runner.withUserConfiguration(Closed.class)
			.run((context) -> assertThat(context).hasBean("whenPresent")
				.hasBean("whenSingle")
				.hasBean("whenFinal")
				.doesNotHaveBean("whenMissing"));
	}

	@AutoConfiguration
	static class Conditional {

		@Bean
		@ConditionalOnMissingBean(ChatModel.class)
		String whenMissing() {
			return "";
		}

		@Bean
		@ConditionalOnBean(ChatModel.class)
		String whenPresent() {
			return "";
		}

		@Bean
		@ConditionalOnSingleCandidate(ChatModel.class)
		String whenSingle() {
			return "";
		}

		@Bean
		@ConditionalOnBean(FinalModel.class)
		String whenFinal() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Closed {

		@Bean
		FinalModel model() {
			return new FinalModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByClass {

		@Bean
		List<String> one(FinalModel model) {
			return List.of(model.name());
		}

		@Bean
		List<String> two(FinalModel model) {
			return List.of(model.name());
		}

	}

	record Drawing(FinalImageModel model) {
	}

	@Configuration(proxyBeanMethods = false)
	static class ByInterface {

		@Bean
		OpenModel open() {
			return new OpenModel("open");
		}

		@Bean
		List<String> models(List<ChatModel> models, OpenModel open) {
			return List.of(open.name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Undeclared {

		@Bean
		Base model() {
			return new FinalModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DeclaredListening {

		@Bean
		ChatModel declared() {
			return new ListeningModel();
		}

	}

	static final class ListeningModel extends Base {

		final List<String> events = new ArrayList<>();

		ListeningModel() {
			super("listening");
		}

		@EventListener
		void on(String event) {
			this.events.add(event);
		}

	}

}
