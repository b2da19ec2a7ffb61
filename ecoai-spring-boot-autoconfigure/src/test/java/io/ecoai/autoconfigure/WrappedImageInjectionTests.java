package io.ecoai.autoconfigure;

import java.lang.reflect.Proxy;
import java.util.List;

import io.ecoai.autoconfigure.ImageApplications.Illustrated;
import io.ecoai.autoconfigure.ImageApplications.ImageFactory;
import io.ecoai.autoconfigure.ImageApplications.Received;
import io.ecoai.autoconfigure.ImageApplications.SelfCallingImages;
import io.ecoai.autoconfigure.ImageApplications.TwoFinalImages;
import io.ecoai.autoconfigure.ImageApplications.TwoOpenImages;
import io.ecoai.autoconfigure.ImageModels.CustomImageModel;
import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.InjectionPoints.FinalImageConsumers;
import io.ecoai.autoconfigure.InjectionPoints.ImageCollections;
import io.ecoai.autoconfigure.InjectionPoints.OpenImageConsumers;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.Named;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.model.Model;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedImageInjectionTests {

	private final ApplicationContextRunner runner = Wrapping.runner();

	private final ApplicationContextRunner closed = this.runner.withBean("model", FinalImageModel.class,
			() -> new FinalImageModel("model"));

	private final ApplicationContextRunner open = this.runner.withBean("model", OpenImageModel.class,
			() -> new OpenImageModel("model"));

	private final ApplicationContextRunner declared = this.runner.withBean("model", CustomImageModel.class,
			() -> new FinalImageModel("model"));

	@Test
	void decoratesAFinalModelAndKeepsItsClassInjectable() {
		this.closed.run((context) -> {
			assertThat(context).hasSingleBean(ImageModel.class).hasSingleBean(FinalImageModel.class);
			assertThat(context.getBean("model")).isInstanceOf(StandIn.class)
				.isSameAs(context.getBean(ImageModel.class))
				.isSameAs(context.getBean("model", ImageModel.class))
				.hasToString("Decorated bean 'model': " + context.getBean(FinalImageModel.class));
			assertThat(context.getBean("model", FinalImageModel.class)).isSameAs(context.getBean(FinalImageModel.class))
				.isNotInstanceOf(Decorated.class);
			assertThat(context.getBeansOfType(ImageModel.class)).containsOnlyKeys("model");
			assertThat(context.getBeanProvider(FinalImageModel.class).stream()).hasSize(1);
		});
	}

	@Test
	void decoratesAnOpenModelAlsoWhereItIsInjectedByClass() {
		this.open.run((context) -> {
			assertThat(context).hasSingleBean(ImageModel.class).hasSingleBean(OpenImageModel.class);
			assertThat(context.getBean(OpenImageModel.class)).isInstanceOf(Decorated.class)
				.isSameAs(context.getBean(ImageModel.class));
			assertThat(context.getBean(OpenImageModel.class).name()).isEqualTo("model");
		});
	}

	@Test
	void keepsEveryInterfaceOfAModelDeclaredByAnInterface() {
		this.declared.run((context) -> {
			assertThat(context).hasSingleBean(ImageModel.class).hasSingleBean(CustomImageModel.class);
			assertThat(context.getBean(CustomImageModel.class)).isInstanceOf(StandIn.class);
			assertThat(context.getBean(CustomImageModel.class).name()).isEqualTo("model");
			assertThat(context.getBean(FinalImageModel.class).name()).isEqualTo("model");
		});
	}

	@Test
	void routesEveryWayOfCallingToTheDecorator() {
		for (ApplicationContextRunner each : List.of(this.closed, this.open, this.declared)) {
			each.run((context) -> {
				ImageModel model = context.getBean(ImageModel.class);
				Model<ImagePrompt, ImageResponse> asModel = model;
				assertThat(ImageModels.ask(model, "1")).isEqualTo("model 1");
				assertThat(asModel.call(new ImagePrompt("1"))).isSameAs(model.call(new ImagePrompt("1")));
				assertThat(calls(context)).containsExactly("model:1", "model:1", "model:1");
			});
		}
	}

	@Test
	void decoratesALambda() {
		this.runner.withBean("model", ImageModel.class, () -> (prompt) -> ImageModels.answer("lambda"))
			.run((context) -> {
				assertThat(ImageModels.ask(context.getBean(ImageModel.class), "hi")).isEqualTo("lambda");
				assertThat(calls(context)).containsExactly("model:hi");
			});
	}

	@Test
	void findsTwoModelsOfAFinalClassByQualifierOfEitherType() {
		this.runner.withUserConfiguration(TwoFinalImages.class, FinalImageConsumers.class)
			.run((context) -> context.getBean(FinalImageConsumers.class).verify(FinalImageModel.class));
	}

	@Test
	void findsTwoModelsOfAnOpenClassByQualifierOfEitherType() {
		this.runner.withUserConfiguration(TwoOpenImages.class, OpenImageConsumers.class)
			.run((context) -> context.getBean(OpenImageConsumers.class).verify(OpenImageModel.class));
	}

	@Test
	void findsEveryModelOnceInCollectionsAlsoBesideAChatModel() {
		this.open.withUserConfiguration(TwoFinalImages.class, ImageCollections.class)
			.withBean("chat", FinalModel.class, () -> new FinalModel("chat"))
			.run((context) -> {
				ImageCollections collections = context.getBean(ImageCollections.class);
				collections.verify();
				assertThat(collections.array).hasSize(3).allMatch(Decorated.class::isInstance);
				assertThat(collections.first.getObject().name()).isEqualTo("first");
				assertThat(collections.first.stream()).hasSize(2);
				assertThat(collections.first.orderedStream()).extracting(Named::name)
					.containsExactly("second", "first");
				assertThat(context.getBeansOfType(Model.class)).containsOnlyKeys("first", "second", "model", "chat");
				assertThat(context).hasSingleBean(ChatModel.class).hasSingleBean(FinalModel.class);
				assertThat(context.getBean(ChatModel.class)).isInstanceOf(StandIn.class);
			});
	}

	@Test
	void keepsPrimary() {
		this.closed
			.withBean("primary", FinalImageModel.class, () -> new FinalImageModel("primary"),
					(definition) -> definition.setPrimary(true))
			.withBean(Received.class)
			.run((context) -> verifyReceived(context, "primary"));
	}

	@Test
	void keepsFallback() {
		this.closed
			.withBean("fallback", FinalImageModel.class, () -> new FinalImageModel("fallback"),
					(definition) -> definition.setFallback(true))
			.withBean(Received.class)
			.run((context) -> verifyReceived(context, "model"));
	}

	private static void verifyReceived(ApplicationContext context, String name) {
		Received received = context.getBean(Received.class);
		assertThat(received.concrete().name()).isEqualTo(name);
		assertThat(received.concrete()).isSameAs(context.getBean(FinalImageModel.class));
		assertThat(received.model()).isInstanceOf(StandIn.class).isSameAs(context.getBean(ImageModel.class));
		assertThat(Wrapping.name(received.model())).isEqualTo(name);
	}

	@Test
	void decoratesWhatAFactoryBeanMakesAndKeepsTheInterfaceThatItTells() {
		this.runner.withBean("model", ImageFactory.class).run((context) -> {
			assertThat(context.getBean(CustomImageModel.class)).isInstanceOf(StandIn.class)
				.isSameAs(context.getBean("model", ImageModel.class));
			assertThat(context.getBean("model", FinalImageModel.class).name()).isEqualTo("made");
			assertThat(context.getBeansOfType(ImageModel.class)).containsOnlyKeys("model");
		});
	}

	@Test
	void servesAConfigurationClassThatCallsItsOwnBeanMethod() {
		this.runner.withUserConfiguration(SelfCallingImages.class).run((context) -> {
			assertThat(context.getBean(Received.class).concrete()).isSameAs(context.getBean(FinalImageModel.class));
			assertThat(context.getBean("model")).isInstanceOf(StandIn.class);
		});
	}

	@Test
	void leavesExcludedBeansAlone() {
		this.open.withUserConfiguration(TwoFinalImages.class)
			.withPropertyValues("ecoai.wrap.exclude-beans=first,model")
			.run((context) -> {
				assertThat(context.getBean("first")).isInstanceOf(FinalImageModel.class);
				assertThat(context.getBean("second")).isInstanceOf(StandIn.class);
				assertThat(context.getBean("model").getClass()).isEqualTo(OpenImageModel.class);
			});
	}

	@Test
	void doesNotDecorateAModelTwice() {
		CountingDecorator mine = new CountingDecorator();
		this.runner
			.withBean("decorator", CountingDecorator.class, () -> mine, (definition) -> definition.setPrimary(true))
			.withBean("model", ImageModel.class, () -> mine.decorate(new FinalImageModel("model"), "mine"))
			.run((context) -> {
				ImageModels.ask(context.getBean(ImageModel.class), "hi");
				assertThat(mine.calls).containsExactly("mine:hi");
			});
	}

	@Test
	void decoratesTheImagesThatAModelBehindAChatClientAsksFor() {
		this.runner.withUserConfiguration(Illustrated.class).run((context) -> {
			context.getBean(ChatClient.class).prompt("hi").call().content();
			context.getBean(ChatClient.class).prompt("there").stream().content().blockLast();
			assertThat(calls(context)).containsExactly("client:hi", "images:hi", "client:there", "images:there");
		});
	}

	/**
	 * No class can be a model of two kinds, since both are {@link Model} with different
	 * type arguments; a dynamic proxy can.
	 */
	@Test
	void decoratesBothKindsOfAModelThatIsOfTwo() {
		FinalModel chat = new FinalModel("chat");
		FinalImageModel images = new FinalImageModel("images");
		this.runner
			.withBean("model", ChatModel.class,
					() -> (ChatModel) Proxy.newProxyInstance(getClass().getClassLoader(),
							new Class<?>[] { ChatModel.class, ImageModel.class },
							(proxy, method, arguments) -> method.getDeclaringClass() == ImageModel.class
									? images.call((ImagePrompt) arguments[0]) : method.invoke(chat, arguments)))
			.run((context) -> {
				assertThat(context.getBean(ChatModel.class)).isInstanceOf(ImageModel.class);
				context.getBean(ChatModel.class).call(new Prompt("hi"));
				assertThat(ImageModels.ask((ImageModel) context.getBean("model"), "there")).isEqualTo("images 1");
				assertThat(calls(context)).containsExactly("model:hi", "model:there");
			});
	}

	private static List<String> calls(ApplicationContext context) {
		return context.getBean(CountingDecorator.class).calls;
	}

}
