package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The line that tells first users why they see no hits.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissHintLineTests {

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final RunningApplication application;

	MissHintLineTests(@TempDir Path folder) {
		this.application = RunningApplication.in(folder).provider(this.stub).start();
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.stub.close();
	}

	@Test
	void namesTheSystemTextThatHoldsADate(CapturedOutput output) {
		ChatClient client = ChatClient.create(this.application.model());
		for (int i = 0; i < 120; i++) {
			client.prompt().system("Today is " + LocalDate.of(2026, 1, 1).plusDays(i)).user("Who?").call().content();
		}
		assertThat(hints(output)).hasSize(1)
			.first()
			.asString()
			.contains(" INFO ", "50 calls of 'openAiChatModel' without a hit", "'system' changes most (49 times)");
	}

	@Test
	void namesTheSystemTextAlsoWhereTheQuestionsDiffer(CapturedOutput output) {
		ChatClient client = ChatClient.create(this.application.model());
		for (int i = 0; i < 50; i++) {
			client.prompt().system("Today is " + LocalDate.of(2026, 1, 1).plusDays(i)).user("No " + i).call().content();
		}
		assertThat(hints(output)).hasSize(1).first().asString().contains("'system' changes most");
	}

	@Test
	void namesTheHistoryWhereAChatMemoryGrows(CapturedOutput output) {
		ChatMemory memory = MessageWindowChatMemory.builder().maxMessages(500).build();
		ChatClient client = ChatClient.builder(this.application.model())
			.defaultAdvisors(MessageChatMemoryAdvisor.builder(memory).build())
			.build();
		for (int i = 0; i < 50; i++) {
			client.prompt("Who?")
				.advisors((advisors) -> advisors.param(ChatMemory.CONVERSATION_ID, "one"))
				.call()
				.content();
		}
		assertThat(this.stub.requestCount()).isEqualTo(50);
		assertThat(hints(output)).hasSize(1).first().asString().contains("'history' changes most");
	}

	@Test
	void saysNothingAfterAHit(CapturedOutput output) {
		this.application.ask("Who?");
		this.application.ask("Who?");
		for (int i = 0; i < 60; i++) {
			this.application.ask("Question " + i);
		}
		assertThat(hints(output)).isEmpty();
	}

	private static List<String> hints(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains("without a hit")).toList();
	}

}
