package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.autoconfigure.Scopes.Child;
import io.ecoai.autoconfigure.Scopes.Circle;
import io.ecoai.autoconfigure.Scopes.Closing;
import io.ecoai.autoconfigure.Scopes.LazyModels;
import io.ecoai.autoconfigure.Scopes.Parent;
import io.ecoai.autoconfigure.Scopes.Partner;
import io.ecoai.autoconfigure.Scopes.Prototypes;
import io.ecoai.autoconfigure.Scopes.Refreshed;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class WrappedScopeTests {

	private final ApplicationContextRunner runner = Wrapping.runner();

	@Test
	void makesANewDecoratedModelForEachUseOfAPrototype() {
		this.runner.withUserConfiguration(Prototypes.class).run((context) -> {
			assertThat(context.getBean("closed")).isInstanceOf(StandIn.class).isNotSameAs(context.getBean("closed"));
			assertThat(context.getBean("open")).isInstanceOf(Decorated.class).isNotSameAs(context.getBean("open"));
			assertThat(context.getBean(FinalModel.class)).isNotSameAs(context.getBean(FinalModel.class));
			context.getBean("closed", ChatModel.class).call("hi");
			context.getBean("open", OpenModel.class).call("hi");
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("closed:hi", "open:hi");
		});
	}

	@Test
	void leavesLazyModelsUntilTheyAreUsed() {
		this.runner.withUserConfiguration(LazyModels.class).run((context) -> {
			assertThat(LazyModels.made(context)).isZero();
			LazyModels.Consumer consumer = context.getBean(LazyModels.Consumer.class);
			assertThat(LazyModels.made(context)).isZero();
			assertThat(consumer.closed().call("hi")).isEqualTo("closed 1");
			assertThat(LazyModels.made(context)).isOne();
			assertThat(context.getBean(FinalModel.class).name()).isEqualTo("closed");
			assertThat(LazyModels.made(context)).isOne();
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("closed:hi");
		});
	}

	@Test
	void decoratesTheTargetOfARefreshScopedProxyAnewAfterEachRefresh() {
		Wrapping.runner(RefreshAutoConfiguration.class).withUserConfiguration(Refreshed.class).run((context) -> {
			org.springframework.cloud.context.scope.refresh.RefreshScope scope = context
				.getBean(org.springframework.cloud.context.scope.refresh.RefreshScope.class);
			CountingDecorator decorator = context.getBean(CountingDecorator.class);
			for (String beanName : new String[] { "open", "declared", "closed" }) {
				ChatModel model = context.getBean(beanName, ChatModel.class);
				decorator.calls.clear();
				decorator.models.clear();
				model.call(new Prompt("hi"));
				scope.refreshAll();
				model.call(new Prompt("hi"));
				assertThat(decorator.calls).containsExactly(beanName + ":hi", beanName + ":hi");
				assertThat(decorator.models).hasSize(2).doesNotHaveDuplicates();
			}
			assertThat(context.getBean(OpenModel.class).name()).isEqualTo("open");
		});
	}

	@Test
	void injectsAParentsModelsIntoAChild() {
		this.runner.withUserConfiguration(Parent.class)
			.run((parent) -> new ApplicationContextRunner().withParent(parent)
				.withUserConfiguration(Child.class)
				.run((child) -> verifyChild(parent.getBean(CountingDecorator.class), child.getBean(Child.Seen.class))));
	}

	@Test
	void injectsAParentsModelsIntoAChildThatDecoratesToo() {
		this.runner.withUserConfiguration(Parent.class)
			.run((parent) -> Wrapping.runner()
				.withParent(parent)
				.withUserConfiguration(Child.class)
				.run((child) -> verifyChild(parent.getBean(CountingDecorator.class), child.getBean(Child.Seen.class))));
	}

	private static void verifyChild(CountingDecorator decorator, Child.Seen seen) {
		assertThat(seen.a()).isInstanceOf(StandIn.class);
		assertThat(seen.concrete().name()).isEqualTo("b");
		assertThat(seen.byMethodQualifier().name()).isEqualTo("a");
		decorator.calls.clear();
		seen.a().call("hi");
		seen.open().call("hi");
		assertThat(decorator.calls).containsExactly("a:hi", "open:hi");
	}

	@Test
	void servesModelsThatReferToEachOtherThroughFields() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.setAllowCircularReferences(true);
			context.register(Wrapping.class, ModelWrappingConfiguration.class, Circle.class);
			context.refresh();
			for (String beanName : new String[] { "closed", "open" }) {
				ChatModel model = context.getBean(beanName, ChatModel.class);
				assertThat(model).isInstanceOf(Decorated.class);
				model.call("hi");
			}
			assertThat(context.getBean(Partner.class).closed).isSameAs(context.getBean("closed"));
			assertThat(context.getBean(Partner.class).open).isSameAs(context.getBean("open"));
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("closed:hi", "open:hi");
		}
	}

	@Test
	void destroysModelsAfterThoseWhoUseThem() {
		AtomicInteger closed = new AtomicInteger();
		this.runner.withBean(AtomicInteger.class, () -> closed)
			.withUserConfiguration(Closing.class)
			.run((context) -> assertThat(closed).hasValue(0));
		assertThat(closed).hasValue(11);
	}

}
