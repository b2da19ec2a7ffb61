package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.ImageApplications.Lazily;
import io.ecoai.autoconfigure.ImageApplications.Received;
import io.ecoai.autoconfigure.ImageApplications.RefreshedImages;
import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Test;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.scope.refresh.RefreshScope;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedImageScopeTests {

	private final AtomicInteger made = new AtomicInteger();

	private final ApplicationContextRunner runner = Wrapping.runner();

	@Test
	void makesANewDecoratedModelForEachUseOfAPrototype() {
		both("prototype").run((context) -> {
			assertThat(context.getBean("closed")).isInstanceOf(StandIn.class).isNotSameAs(context.getBean("closed"));
			assertThat(context.getBean("open")).isInstanceOf(Decorated.class).isNotSameAs(context.getBean("open"));
			ImageModels.ask(context.getBean("closed", ImageModel.class), "hi");
			ImageModels.ask(context.getBean(OpenImageModel.class), "hi");
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("closed:hi", "open:hi");
		});
	}

	@Test
	void leavesLazyModelsUntilTheyAreUsed() {
		both("singleton").withBean(Lazily.class).run((context) -> {
			Lazily lazily = context.getBean(Lazily.class);
			assertThat(this.made).hasValue(0);
			assertThat(ImageModels.ask(lazily.closed(), "hi")).isEqualTo("closed 1");
			assertThat(this.made).hasValue(1);
			assertThat(ImageModels.ask(lazily.open(), "hi")).isEqualTo("open 1");
			assertThat(context.getBean(FinalImageModel.class).name()).isEqualTo("closed");
			assertThat(this.made).hasValue(2);
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("closed:hi", "open:hi");
		});
	}

	private ApplicationContextRunner both(String scope) {
		return this.runner.withBean("closed", FinalImageModel.class, () -> {
			this.made.incrementAndGet();
			return new FinalImageModel("closed");
		}, (definition) -> {
			definition.setScope(scope);
			definition.setLazyInit(true);
		}).withBean("open", OpenImageModel.class, () -> {
			this.made.incrementAndGet();
			return new OpenImageModel("open");
		}, (definition) -> {
			definition.setScope(scope);
			definition.setLazyInit(true);
		});
	}

	@Test
	void decoratesTheTargetOfARefreshScopedProxyAnewAfterEachRefresh() {
		Wrapping.runner(RefreshAutoConfiguration.class).withUserConfiguration(RefreshedImages.class).run((context) -> {
			CountingDecorator decorator = context.getBean(CountingDecorator.class);
			for (String beanName : List.of("open", "declared", "closed")) {
				ImageModel model = context.getBean(beanName, ImageModel.class);
				decorator.calls.clear();
				decorator.models.clear();
				model.call(new ImagePrompt("hi"));
				context.getBean(RefreshScope.class).refreshAll();
				model.call(new ImagePrompt("hi"));
				assertThat(decorator.calls).containsExactly(beanName + ":hi", beanName + ":hi");
				assertThat(decorator.models).hasSize(2).doesNotHaveDuplicates();
			}
			assertThat(context.getBean(OpenImageModel.class).name()).isEqualTo("open");
		});
	}

	@Test
	void injectsAParentsModelsIntoAChildThatDecoratesOrNot() {
		this.runner.withBean("model", FinalImageModel.class, () -> new FinalImageModel("model"))
			.run((parent) -> List.of(new ApplicationContextRunner(), Wrapping.runner())
				.forEach((child) -> child.withParent(parent).withBean(Received.class).run((context) -> {
					Received received = context.getBean(Received.class);
					assertThat(received.model()).isSameAs(parent.getBean("model")).isInstanceOf(StandIn.class);
					assertThat(received.concrete()).isSameAs(parent.getBean(FinalImageModel.class));
				})));
	}

}
