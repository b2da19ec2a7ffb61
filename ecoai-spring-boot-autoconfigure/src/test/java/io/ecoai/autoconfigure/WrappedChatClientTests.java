package io.ecoai.autoconfigure;

import java.util.List;

import io.ecoai.autoconfigure.ChatClients.Age;
import io.ecoai.autoconfigure.ChatClients.Built;
import io.ecoai.autoconfigure.ChatClients.Clock;
import io.ecoai.autoconfigure.ChatClients.Created;
import io.ecoai.autoconfigure.ChatClients.Failing;
import io.ecoai.autoconfigure.ChatClients.FinalModelBean;
import io.ecoai.autoconfigure.ChatClients.HandMade;
import io.ecoai.autoconfigure.ChatClients.Json;
import io.ecoai.autoconfigure.ChatClients.Jsons;
import io.ecoai.autoconfigure.ChatClients.Name;
import io.ecoai.autoconfigure.ChatClients.OverInterface;
import io.ecoai.autoconfigure.ChatClients.Passing;
import io.ecoai.autoconfigure.ChatClients.Prototypes;
import io.ecoai.autoconfigure.ChatClients.Tooling;
import io.ecoai.autoconfigure.ChatClients.Toolings;
import io.ecoai.autoconfigure.ChatClients.WithLastAdvisor;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.wrap.WrapReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(OutputCaptureExtension.class)
class WrappedChatClientTests {

	private final ApplicationContextRunner runner = Wrapping.runner().withUserConfiguration(FinalModelBean.class);

	@Test
	void answersASecondCallFromMemoryUnderTheKeyOfTheInjectedModel(CapturedOutput output) {
		this.runner.withUserConfiguration(Created.class).run((context) -> {
			ChatClient client = context.getBean(ChatClient.class);
			assertThat(client.prompt("hi").call().content()).isEqualTo("model 1");
			assertThat(client.prompt("hi").call().content()).isEqualTo("model 1");
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("model 1");
			assertThat(context.getBean(FinalModel.class).calls).hasValue(1);
			assertThat(decorator(context.getBean(CountingDecorator.class))).containsOnly("model:hi");
			assertThat(context.getBean(CountingDecorator.class).models).containsOnly(context.getBean(FinalModel.class));
		});
		assertThat(output).doesNotContain("are not cached");
	}

	private static List<String> decorator(CountingDecorator decorator) {
		return decorator.calls;
	}

	@Test
	void answersASecondStreamFromMemory() {
		this.runner.withUserConfiguration(Created.class).run((context) -> {
			ChatClient client = context.getBean(ChatClient.class);
			assertThat(client.prompt("hi").stream().content().collectList().block()).containsExactly("model 1");
			assertThat(client.prompt("hi").stream().content().collectList().block()).containsExactly("model 1");
			assertThat(context.getBean(FinalModel.class).calls).hasValue(1);
		});
	}

	@Test
	void tellsTwoResultTypesApart() {
		this.runner.withUserConfiguration(Jsons.class).run((context) -> {
			ChatClient client = context.getBean("jsonClient", ChatClient.class);
			assertThat(client.prompt("hi").call().entity(Name.class)).isEqualTo(new Name("n"));
			assertThat(client.prompt("hi").call().entity(Name.class)).isEqualTo(new Name("n"));
			assertThat(context.getBean(Json.class).calls).hasValue(1);
			client.prompt("hi").call().entity(Age.class);
			assertThat(context.getBean(Json.class).calls).hasValue(2);
		});
	}

	@Test
	void keepsTheSettingsOfAClient() {
		this.runner.withUserConfiguration(Built.class).run((context) -> {
			ChatClient client = context.getBean("built", ChatClient.class);
			client.prompt("hi").call().content();
			client.prompt("hi").call().content();
			assertThat(context.getBean(FinalModel.class).calls).hasValue(1);
			assertThat(context.getBean(CountingDecorator.class).calls).hasSize(2)
				.allMatch((call) -> call.contains("be brief"));
		});
	}

	@Test
	void advisesEachClientOfAPrototypeAndOfABuilder() {
		this.runner.withUserConfiguration(Prototypes.class).run((context) -> {
			context.getBean("client", ChatClient.class).prompt("hi").call().content();
			context.getBean("client", ChatClient.class).prompt("hi").call().content();
			context.getBean(ChatClient.Builder.class).build().prompt("hi").call().content();
			context.getBean("fromBuilder", ChatClient.class).prompt("hi").call().content();
			assertThat(context.getBean(FinalModel.class).calls).hasValue(1);
			assertThat(context.getBean(CountingDecorator.class).calls).hasSize(4);
		});
	}

	@Test
	void runsToolsWhenAnAnswerComesFromMemory() {
		this.runner.withUserConfiguration(Toolings.class).run((context) -> {
			ChatClient client = context.getBean("toolClient", ChatClient.class);
			Clock clock = new Clock();
			assertThat(client.prompt("when").tools(clock).call().content()).isEqualTo("it is noon");
			assertThat(client.prompt("when").tools(clock).call().content()).isEqualTo("it is noon");
			assertThat(clock.calls).hasValue(2);
			assertThat(context.getBean(Tooling.class).calls).hasValue(2);
		});
	}

	@Test
	void leavesAClientOverADecoratedModelAlone() {
		this.runner.withUserConfiguration(OverInterface.class).run((context) -> {
			context.getBean(ChatClient.class).prompt("hi").call().content();
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("model:hi");
			assertThat(context.getBean(WrapReport.class).decoratedBeans()).extracting("beanName")
				.containsExactly("model");
		});
	}

	@Test
	void countsACallOnceWhenAModelOfTheApplicationPassesItToADecoratedOne() {
		this.runner.withUserConfiguration(Passing.class).run((context) -> {
			ChatClient client = context.getBean(ChatClient.class);
			client.prompt("hi").call().content();
			client.prompt("there").stream().content().blockLast();
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("client:hi", "client:there");
		});
	}

	@Test
	void advisesAClientOverAHandMadeModelUnderTheClientsName() {
		this.runner.withUserConfiguration(HandMade.class).run((context) -> {
			context.getBean(ChatClient.class).prompt("hi").call().content();
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("client:hi");
		});
	}

	@Test
	void leavesAClientOfAnExcludedModelAlone() {
		this.runner.withUserConfiguration(Created.class)
			.withPropertyValues("ecoai.wrap.exclude-beans=model")
			.run((context) -> {
				context.getBean(ChatClient.class).prompt("hi").call().content();
				assertThat(context.getBean(CountingDecorator.class).calls).isEmpty();
			});
	}

	@Test
	void namesAnAdvisorThatAnAnswerFromMemoryWouldSkip(CapturedOutput output) {
		this.runner.withUserConfiguration(WithLastAdvisor.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("Advisor 'last' of chat client 'client' has the lowest precedence");
	}

	@Test
	void passesAnExceptionOfTheModelOnUnchanged() {
		this.runner.withUserConfiguration(Failing.class)
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean("failing", ChatClient.class).prompt("hi").call().content())
				.withMessage("no credit")
				.withNoCause());
	}

}
