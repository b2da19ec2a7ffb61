package io.ecoai.autoconfigure;

import java.nio.file.Path;

import io.ecoai.call.ReplayMissException;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replay mode with the provider down.
 */
class ReplayModeTests {

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final Path folder;

	private RunningApplication replay;

	ReplayModeTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@BeforeEach
	void recordThenTakeTheProviderDown() {
		try (RunningApplication recording = start("ecoai.mode=prod", "ecoai.ttl=0")) {
			recording.ask(asked(0.2));
			client(recording).prompt().system("Be brief").user("Why?").call().content();
		}
		this.stub.close();
		this.replay = start("ecoai.mode=replay", "ecoai.ttl=0", "spring.ai.openai.max-retries=0");
	}

	@AfterEach
	void stop() {
		this.replay.close();
	}

	@Test
	void servesWhatWasRecordedHoweverOldItIs() {
		assertThat(this.replay.ask(asked(0.2))).isEqualTo("hit");
		assertThat(client(this.replay).prompt().system("Be brief").user("Why?").call().content()).startsWith("Paris");
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	@Test
	void namesTheOptionThatDiffers() {
		assertThatExceptionOfType(ReplayMissException.class).isThrownBy(() -> this.replay.ask(asked(0.9)))
			.withMessageContaining("gpt-4o")
			.withMessageContaining("options.temperature")
			.withMessageNotContaining("system")
			.satisfies((ex) -> assertThat(ex.getExplanation()).isNotNull());
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	@Test
	void namesTheSystemTextThatDiffersToACallerOfAClient() {
		ChatClient client = client(this.replay);
		assertThatExceptionOfType(ReplayMissException.class)
			.isThrownBy(() -> client.prompt().system("Be long").user("Why?").call().content())
			.withMessageEndingWith("differs in: system");
		assertThat(this.stub.requestCount()).isEqualTo(2);
		assertThat(this.replay.ecoAi().history(UsageQuery.latest(1))).extracting(UsageRecord::outcome)
			.containsExactly(Outcome.ERROR);
	}

	@Test
	void saysThatNothingIsKeptOfAModelThatWasNeverAsked() {
		Prompt prompt = new Prompt("Who?", OpenAiChatOptions.builder().model("gpt-5").build());
		assertThatExceptionOfType(ReplayMissException.class).isThrownBy(() -> this.replay.ask(prompt))
			.withMessageEndingWith("No answer of this model is kept; record some in dev mode first");
	}

	@Test
	void asksNoProviderForAStream() {
		assertThatExceptionOfType(ReplayMissException.class)
			.isThrownBy(() -> client(this.replay).prompt("Who?").stream().content().blockLast());
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	private RunningApplication start(String... properties) {
		return RunningApplication.in(this.folder).provider(this.stub).beans(Client.class).with(properties).start();
	}

	private static Prompt asked(double temperature) {
		return new Prompt("Who?", OpenAiChatOptions.builder().model("gpt-4o").temperature(temperature).build());
	}

	private static ChatClient client(RunningApplication application) {
		return application.bean(ChatClient.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Client {

		@Bean
		ChatClient client(OpenAiChatModel model) {
			return ChatClient.create(model);
		}

	}

}
