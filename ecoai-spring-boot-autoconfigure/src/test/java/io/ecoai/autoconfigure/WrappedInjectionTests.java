package io.ecoai.autoconfigure;

import java.util.List;

import io.ecoai.autoconfigure.Injection.AlreadyDecorated;
import io.ecoai.autoconfigure.InjectionPoints.ChatCollections;
import io.ecoai.autoconfigure.Injection.Factories;
import io.ecoai.autoconfigure.Injection.FallbackFinal;
import io.ecoai.autoconfigure.InjectionPoints.FinalConsumers;
import io.ecoai.autoconfigure.Injection.Finals;
import io.ecoai.autoconfigure.Injection.HalfOpen;
import io.ecoai.autoconfigure.Injection.Lambda;
import io.ecoai.autoconfigure.Injection.One;
import io.ecoai.autoconfigure.Injection.OneFinal;
import io.ecoai.autoconfigure.Injection.OneInterface;
import io.ecoai.autoconfigure.Injection.OneOpen;
import io.ecoai.autoconfigure.InjectionPoints.OpenConsumers;
import io.ecoai.autoconfigure.Injection.PrimaryFinal;
import io.ecoai.autoconfigure.Injection.SelfCalling;
import io.ecoai.autoconfigure.Injection.TwoFinal;
import io.ecoai.autoconfigure.Injection.TwoOpen;
import io.ecoai.autoconfigure.Models.CustomModel;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.HalfOpenModel;
import io.ecoai.autoconfigure.Models.Named;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.wrap.ChatClientPostProcessor;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.StreamingChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.Model;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedInjectionTests {

	private final ApplicationContextRunner runner = Wrapping.runner();

	@Test
	void startsWithoutAnyModel() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ChatModel.class));
	}

	@Test
	void decoratesWithoutTheChatClientLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.ai.chat.client", "org.mockito"))
			.withUserConfiguration(OneFinal.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ChatClientPostProcessor.class);
				assertThat(context.getBean(ChatModel.class)).isInstanceOf(StandIn.class);
			});
	}

	@Test
	void decoratesAFinalModelAndKeepsItsClassInjectable() {
		this.runner.withUserConfiguration(OneFinal.class).run((context) -> {
			assertThat(context).hasSingleBean(ChatModel.class).hasSingleBean(FinalModel.class);
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("model 1");
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("model 1");
			assertThat(context.getBean("model")).isInstanceOf(StandIn.class).isSameAs(context.getBean(ChatModel.class));
			assertThat(context.getBean("model", FinalModel.class)).isSameAs(context.getBean(FinalModel.class));
			assertThat(context.getBean("model", ChatModel.class)).isSameAs(context.getBean("model"));
			assertThat(context.getBeansOfType(ChatModel.class)).containsOnlyKeys("model");
			assertThat(context.getBeanProvider(ChatModel.class).stream()).hasSize(1);
			assertThat(context.getBeanProvider(FinalModel.class).stream()).hasSize(1);
			assertThat(context.getBean("model"))
				.hasToString("Decorated bean 'model': " + context.getBean(FinalModel.class));
			assertThat(context.getBean(ChatModel.class).getOptions().getModel()).isEqualTo("model");
			assertThat(calls(context)).containsExactly("model:hi", "model:hi");
		});
	}

	@Test
	void decoratesAnOpenModelAlsoWhereItIsInjectedByClass() {
		this.runner.withUserConfiguration(OneOpen.class).run((context) -> {
			assertThat(context).hasSingleBean(ChatModel.class).hasSingleBean(OpenModel.class);
			assertThat(context.getBean(OpenModel.class)).isInstanceOf(Decorated.class);
			assertThat(context.getBean(OpenModel.class).call("hi")).isEqualTo("model 1");
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("model 1");
			assertThat(context.getBean(OpenModel.class).name()).isEqualTo("model");
			assertThat(calls(context)).containsExactly("model:hi", "model:hi");
		});
	}

	@Test
	void routesEveryWayOfCallingToTheDecorator() {
		for (Class<?> configuration : List.of(OneFinal.class, OneOpen.class, OneInterface.class)) {
			this.runner.withUserConfiguration(configuration).run((context) -> {
				ChatModel model = context.getBean(ChatModel.class);
				Model<Prompt, ChatResponse> asModel = model;
				StreamingChatModel asStreaming = model;
				model.call("1");
				model.call(new UserMessage("2"));
				asModel.call(new Prompt("3"));
				model.stream("4").blockLast();
				asStreaming.stream(new UserMessage("5")).blockLast();
				asStreaming.stream(new Prompt("6")).blockLast();
				assertThat(calls(context)).containsExactly("model:1", "model:2", "model:3", "model:4", "model:5",
						"model:6");
			});
		}
	}

	@Test
	void leavesAModelsOwnConvenienceMethodToTheModel() {
		this.runner.withBean("model", Models.PolitelyAskingModel.class, () -> new Models.PolitelyAskingModel("model"))
			.run((context) -> {
				assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("please");
				assertThat(calls(context)).isEmpty();
			});
	}

	@Test
	void keepsEveryInterfaceOfAModelDeclaredByAnInterface() {
		this.runner.withUserConfiguration(OneInterface.class).run((context) -> {
			assertThat(context.getBean(CustomModel.class).name()).isEqualTo("model");
			assertThat(context.getBean(CustomModel.class)).isInstanceOf(StandIn.class);
			assertThat(context.getBean(FinalModel.class).name()).isEqualTo("model");
			assertThat(context).hasSingleBean(ChatModel.class).hasSingleBean(CustomModel.class);
		});
	}

	@Test
	void decoratesALambda() {
		this.runner.withUserConfiguration(Lambda.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("lambda");
			assertThat(calls(context)).containsExactly("model:hi");
		});
	}

	@Test
	void treatsAClassWithAFinalMethodLikeAFinalClass() {
		this.runner.withUserConfiguration(HalfOpen.class).run((context) -> {
			assertThat(context.getBean(HalfOpenModel.class).describe()).isEqualTo("model");
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(StandIn.class);
		});
	}

	@Test
	void findsTwoModelsOfAFinalClassByQualifierOfEitherType() {
		this.runner.withUserConfiguration(TwoFinal.class, FinalConsumers.class).run((context) -> {
			FinalConsumers consumers = context.getBean(FinalConsumers.class);
			consumers.verify(FinalModel.class);
			assertThat(consumers.byResourceName).isNotNull().extracting(Wrapping::name).isEqualTo("second");
		});
	}

	@Test
	void findsTwoModelsOfAnOpenClassByQualifierOfEitherType() {
		this.runner.withUserConfiguration(TwoOpen.class, OpenConsumers.class)
			.run((context) -> context.getBean(OpenConsumers.class).verify(OpenModel.class));
	}

	@Test
	void findsEveryModelOnceInCollections() {
		this.runner.withUserConfiguration(TwoFinal.class, OneOpen.class, ChatCollections.class).run((context) -> {
			ChatCollections collections = context.getBean(ChatCollections.class);
			collections.verify();
			assertThat(collections.array).hasSize(3).allMatch(Decorated.class::isInstance);
			assertThat(collections.first.getObject().name()).isEqualTo("first");
			assertThat(collections.first.stream()).hasSize(2);
			assertThat(collections.first.orderedStream()).extracting(Named::name).containsExactly("second", "first");
		});
	}

	@Test
	void findsAModelOnceWhereAGenericClassAsksForIt() {
		this.runner.withUserConfiguration(OneFinal.class)
			.withBean(AsksForChats.class)
			.run((context) -> assertThat(context.getBean(AsksForChats.class).provider.getObject())
				.isSameAs(context.getBean("model"))
				.isInstanceOf(StandIn.class));
	}

	@Test
	void keepsPrimary() {
		this.runner.withUserConfiguration(PrimaryFinal.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).getOptions().getModel()).isEqualTo("primary");
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(StandIn.class);
			assertThat(context.getBean(FinalModel.class).name()).isEqualTo("primary");
			assertThat(context.getBean(One.class).concrete().name()).isEqualTo("primary");
			assertThat(context.getBean(One.class).model().getOptions().getModel()).isEqualTo("primary");
		});
	}

	@Test
	void keepsFallback() {
		this.runner.withUserConfiguration(FallbackFinal.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).getOptions().getModel()).isEqualTo("regular");
			assertThat(context.getBean(FinalModel.class).name()).isEqualTo("regular");
			assertThat(context.getBean(One.class).concrete().name()).isEqualTo("regular");
		});
	}

	@Test
	void decoratesWhatAFactoryBeanMakes() {
		this.runner.withUserConfiguration(Factories.class).run((context) -> {
			assertThat(context.getBean("closed", ChatModel.class)).isInstanceOf(StandIn.class);
			assertThat(context.getBean("open", ChatModel.class)).isInstanceOf(Decorated.class);
			assertThat(context.getBean(FinalModel.class).name()).isEqualTo("closed");
			assertThat(context.getBean(OpenModel.class).name()).isEqualTo("open");
			assertThat(context.getBean(Finals.class).model().name()).isEqualTo("closed");
			assertThat(context.getBeansOfType(ChatModel.class)).containsOnlyKeys("closed", "open");
		});
	}

	@Test
	void servesAConfigurationClassThatCallsItsOwnBeanMethod() {
		this.runner.withUserConfiguration(SelfCalling.class).run((context) -> {
			assertThat(context.getBean(Finals.class).model()).isSameAs(context.getBean(FinalModel.class));
			assertThat(context.getBean("model")).isInstanceOf(StandIn.class);
		});
	}

	@Test
	void leavesExcludedBeansAlone() {
		this.runner.withUserConfiguration(TwoFinal.class, OneOpen.class)
			.withPropertyValues("ecoai.wrap.exclude-beans=first,model")
			.run((context) -> {
				assertThat(context.getBean("first")).isInstanceOf(FinalModel.class);
				assertThat(context.getBean("second")).isInstanceOf(StandIn.class);
				assertThat(context.getBean("model").getClass()).isEqualTo(OpenModel.class);
			});
	}

	@Test
	void doesNotDecorateAModelTwice() {
		this.runner.withUserConfiguration(AlreadyDecorated.class).run((context) -> {
			context.getBean(ChatModel.class).call("hi");
			assertThat(calls(context)).containsExactly("mine:hi");
		});
	}

	private static List<String> calls(ApplicationContext context) {
		return context.getBean(CountingDecorator.class).calls;
	}

	abstract static class Asks<M> {

		@Autowired
		ObjectProvider<M> provider;

	}

	static class AsksForChats extends Asks<ChatModel> {

	}

}
