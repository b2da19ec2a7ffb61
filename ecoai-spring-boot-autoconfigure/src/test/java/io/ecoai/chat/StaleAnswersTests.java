package io.ecoai.chat;

import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.ecoai.ManualClock;
import io.ecoai.control.CacheControl;
import io.ecoai.control.CombinedCacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Old answers in the place of a provider that is out of order (RFC 5861, 4).
 */
@Timeout(120)
class StaleAnswersTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ManualClock clock = new ManualClock();

	@TempDir
	Path folder;

	private CachingFixture fixture(Duration staleIfError) {
		CachingFixture fixture = CachingFixture.of(this.folder, staleIfError, this.clock);
		fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(Duration.ofHours(1)));
		return fixture;
	}

	private static String call(ChatModel model, Prompt prompt) {
		return CacheMetadataTests.outcomeOf(model.call(prompt));
	}

	private static List<String> stream(ChatModel model, Prompt prompt) {
		return model.stream(prompt)
			.map(CacheMetadataTests::outcomeOf)
			.distinct()
			.collectList()
			.blockOptional(LIMIT)
			.orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, 429", "OPENAI, 500", "ANTHROPIC, 429", "ANTHROPIC, 500", "GEMINI, 429", "GEMINI, 500",
			"OLLAMA, 429", "OLLAMA, 500" })
	void serveWhileTheProviderIsOutOfOrderAndNoLongerThanAllowed(Provider provider, int status) {
		try (ProviderStub stub = ProviderStub.start(provider);
				CachingFixture fixture = fixture(Duration.ofMinutes(5))) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = provider.promptFor(Answer.TEXT);
			call(model, prompt);
			stream(model, prompt);
			stream(model, new Prompt("And now?", prompt.getOptions()));
			// Where the client's thread must not block, a stream is kept on another one.
			await().atMost(LIMIT).until(() -> fixture.cache().statistics().entries() == 2);
			this.clock.advance(Duration.ofMinutes(62));
			stub.fail(status);
			assertThat(call(model, prompt)).isEqualTo("stale");
			assertThat(stream(model, prompt)).containsExactly("stale");
			assertThat(stream(model, new Prompt("And now?", prompt.getOptions()))).containsExactly("stale");
			assertThat(fixture.outcomes()).endsWith(Outcome.STALE, Outcome.STALE, Outcome.STALE);
			this.clock.advance(Duration.ofMinutes(3));
			assertThatException().isThrownBy(() -> call(model, prompt));
			assertThatException().isThrownBy(() -> stream(model, prompt));
			assertThat(fixture.outcomes()).endsWith(Outcome.ERROR, Outcome.ERROR);
		}
	}

	@ParameterizedTest
	@EnumSource
	void doNotHideThatARequestWasWrong(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider);
				CachingFixture fixture = fixture(Duration.ofMinutes(5))) {
			ChatModel raw = stub.createModel();
			ChatModel model = fixture.decorate(raw);
			Prompt prompt = provider.promptFor(Answer.TEXT);
			call(model, prompt);
			this.clock.advance(Duration.ofMinutes(62));
			stub.fail(400);
			Throwable expected = catchThrowable(() -> raw.call(prompt));
			assertThat(catchThrowable(() -> model.call(prompt))).hasSameClassAs(expected)
				.hasMessage(expected.getMessage());
			assertThatException().isThrownBy(() -> stream(model, prompt));
		}
	}

	@ParameterizedTest
	@EnumSource
	void serveWhereNobodyListensAnyMore(Provider provider) {
		ProviderStub stub = ProviderStub.start(provider);
		try (CachingFixture fixture = fixture(Duration.ofMinutes(5))) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = provider.promptFor(Answer.TEXT);
			call(model, prompt);
			this.clock.advance(Duration.ofMinutes(62));
			stub.close();
			assertThat(call(model, prompt)).isEqualTo("stale");
			assertThat(stream(model, prompt)).containsExactly("stale");
		}
		finally {
			stub.close();
		}
	}

	@Test
	void areAllowedByTheCallerToo() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI); CachingFixture fixture = fixture(Duration.ZERO)) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);
			CacheControl allowing = CacheControl.staleIfError(Duration.ofDays(1));
			// What is kept has to be kept for as long as that.
			call(model, allowing.applyTo(prompt));
			stream(model, allowing.applyTo(prompt));
			this.clock.advance(Duration.ofHours(24));
			stub.fail(500);
			assertThat(call(model, allowing.applyTo(prompt))).isEqualTo("stale");
			assertThat(stream(model, allowing.applyTo(prompt))).containsExactly("stale");
			assertThatException().isThrownBy(() -> call(model, prompt));
		}
	}

	@Test
	void areNotServedToACallerWhoAcceptsNothingAsOld() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				CachingFixture fixture = fixture(Duration.ofHours(5))) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);
			CombinedCacheControl young = CacheControl.maxAge(Duration.ofMinutes(90));
			call(model, prompt);
			stub.fail(500);
			this.clock.advance(Duration.ofMinutes(89));
			assertThat(call(model, young.applyTo(prompt))).isEqualTo("stale");
			this.clock.advance(Duration.ofMinutes(1));
			assertThatException().isThrownBy(() -> call(model, young.applyTo(prompt)));
			assertThatException().isThrownBy(() -> stream(model, young.applyTo(prompt)));
			assertThatException().isThrownBy(() -> call(model, CacheControl.noCache().applyTo(prompt)));
			assertThatException().isThrownBy(() -> stream(model, CacheControl.noCache().applyTo(prompt)));
			CombinedCacheControl lenient = CacheControl.noCache().staleIfError(Duration.ofHours(5));
			assertThat(call(model, lenient.applyTo(prompt))).isEqualTo("stale");
			assertThat(call(model, prompt)).isEqualTo("stale");
		}
	}

	@Test
	void areNotServedWhereACallIsInterrupted() {
		try (CachingFixture fixture = fixture(Duration.ofHours(5))) {
			ChatModel model = fixture.decorate((prompt) -> {
				if (this.clock.instant().toString().startsWith("2026-11-23T12:00")) {
					return new ChatResponse(List.of(new Generation(new AssistantMessage("young"))));
				}
				Thread.currentThread().interrupt();
				throw new IllegalStateException(new SocketTimeoutException("while it was interrupted"));
			});
			model.call("Who?");
			this.clock.advance(Duration.ofHours(2));
			assertThatException().isThrownBy(() -> model.call("Who?"));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

}
