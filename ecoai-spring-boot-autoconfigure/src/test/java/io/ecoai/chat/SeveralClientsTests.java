package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.Callers;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several beans of one endpoint, which may have other credentials, time-outs or proxies.
 */
@Timeout(120)
class SeveralClientsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(names = { "MODEL_CALL", "MODEL_STREAM" })
	void shareAnswersAndNoCalls(Way way) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).hold();
				CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel one = fixture.decorate(stub.createModel(), "one");
			ChatModel other = fixture.decorate(stub.createModel(), "other");
			Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);
			Callers<String> callers = new Callers<>();
			callers.start(() -> way.ask(one, prompt));
			await().atMost(LIMIT).until(() -> stub.inFlight() == 1);
			callers.start(() -> way.ask(other, prompt));
			await().atMost(LIMIT).until(() -> stub.inFlight() == 2);
			stub.release();
			assertThat(callers.results()).containsExactly("miss", "miss");
			assertThat(way.ask(one, prompt)).isEqualTo("hit");
			assertThat(way.ask(other, prompt)).isEqualTo("hit");
			assertThat(stub.requestCount()).isEqualTo(2);
		}
	}

}
