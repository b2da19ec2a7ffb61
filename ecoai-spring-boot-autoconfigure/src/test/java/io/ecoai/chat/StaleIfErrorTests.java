package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ecoai.ManualClock;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * How the real client of each provider fails, and when an expired answer takes the place
 * of the failure: where the provider is out of order, and never where the request is
 * wrong.
 */
@Timeout(120)
class StaleIfErrorTests {

	private static final Duration SHORT = Duration.ofMillis(700);

	private final ManualClock clock = new ManualClock();

	@TempDir
	Path folder;

	private interface Check {

		void accept(ProviderStub stub, CachingFixture fixture, ChatModel model, Prompt prompt);

	}

	/** With an expired answer to a call and an expired stream, both within the window. */
	private void withExpiredAnswers(Provider provider, Check check) {
		try (ProviderStub stub = ProviderStub.start(provider);
				CachingFixture fixture = CachingFixture.of(this.folder, Duration.ofMinutes(5), this.clock)) {
			fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(Duration.ofHours(1)));
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = provider.promptFor(Answer.TEXT);
			Way.MODEL_CALL.ask(model, prompt);
			this.clock.advance(Duration.ofMinutes(62));
			check.accept(stub, fixture, model, prompt);
		}
	}

	private void assertStale(Provider provider, Consumer<ProviderStub> fault, Way... ways) {
		withExpiredAnswers(provider, (stub, fixture, model, prompt) -> {
			fault.accept(stub);
			int asked = stub.requestCount();
			for (Way way : ways) {
				assertThat(way.ask(model, prompt)).as("%s", way).isEqualTo("stale");
			}
			assertThat(stub.requestCount()).as("asked once for each").isEqualTo(asked + ways.length);
			assertThat(fixture.outcomes()).filteredOn(Outcome.STALE::equals).hasSize(ways.length);
		});
	}

	static Stream<Arguments> outOfOrder() {
		return with(429, 500, 502, 503, 504, 529);
	}

	static Stream<Arguments> wrong() {
		return with(400, 401, 403, 404, 408, 409, 413, 422);
	}

	private static Stream<Arguments> with(int... statuses) {
		return Stream.of(Provider.values())
			.flatMap((provider) -> IntStream.of(statuses).mapToObj((status) -> Arguments.of(provider, status)));
	}

	@ParameterizedTest
	@MethodSource("outOfOrder")
	void servesWhereTheProviderSaysThatItIsOutOfOrder(Provider provider, int status) {
		assertStale(provider, (stub) -> stub.fail(status), Way.MODEL_CALL, Way.MODEL_STREAM);
	}

	@ParameterizedTest
	@EnumSource
	void servesWhereTheProviderTakesTooLong(Provider provider) {
		withExpiredAnswers(provider, (stub, fixture, patient, prompt) -> {
			stub.hold();
			ChatModel model = fixture.decorate(stub.createModel((settings) -> settings.withTimeout(SHORT)));
			assertThat(Way.MODEL_CALL.ask(model, prompt)).isEqualTo("stale");
			assertThat(Way.MODEL_STREAM.ask(model, prompt)).isEqualTo("stale");
			assertThat(stub.requestCount()).isEqualTo(3);
		});
	}

	@ParameterizedTest
	@EnumSource
	void servesWhereTheConnectionIsDroppedBeforeAnAnswer(Provider provider) {
		assertStale(provider, ProviderStub::drop, Way.MODEL_CALL, Way.MODEL_STREAM);
	}

	@ParameterizedTest
	@EnumSource
	void servesWhereAStreamIsDroppedBeforeItsFirstChunk(Provider provider) {
		assertStale(provider, (stub) -> stub.breakAfterChunks(0), Way.MODEL_STREAM);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLLAMA")
	void servesWhereAStreamBeginsWithAnError(Provider provider) {
		assertStale(provider, (stub) -> stub.failAfterChunks(0), Way.MODEL_STREAM);
	}

	/** Spring AI's client drops the error and stumbles over what is missing instead. */
	@Test
	void doesNotTakeAClientThatStumblesForAProviderThatIsOutOfOrder() {
		withExpiredAnswers(Provider.OLLAMA, (stub, fixture, model, prompt) -> {
			stub.failAfterChunks(0);
			assertThatNullPointerException().isThrownBy(() -> Way.MODEL_STREAM.ask(model, prompt));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.ERROR);
		});
	}

	@ParameterizedTest
	@EnumSource
	void servesNothingInTheMiddleOfAStream(Provider provider) {
		withExpiredAnswers(provider, (stub, fixture, model, prompt) -> {
			stub.failAfterChunks(provider.eventsForTwoChunks());
			try {
				assertThat(Way.MODEL_STREAM.ask(model, prompt)).isEqualTo("miss");
			}
			catch (RuntimeException ex) {
				assertThat(fixture.outcomes()).endsWith(Outcome.ERROR);
			}
			assertThat(fixture.outcomes()).doesNotContain(Outcome.STALE);
		});
	}

	@ParameterizedTest
	@EnumSource
	void servesWhereNobodyListens(Provider provider) {
		withExpiredAnswers(provider, (stub, fixture, model, prompt) -> {
			stub.close();
			assertThat(Way.MODEL_CALL.ask(model, prompt)).isEqualTo("stale");
			assertThat(Way.MODEL_STREAM.ask(model, prompt)).isEqualTo("stale");
		});
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void servesNothingWhereTheRequestIsWrong(Provider provider, int status) {
		withExpiredAnswers(provider, (stub, fixture, model, prompt) -> {
			stub.fail(status);
			assertThatException().isThrownBy(() -> Way.MODEL_CALL.ask(model, prompt));
			assertThatException().isThrownBy(() -> Way.MODEL_STREAM.ask(model, prompt));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.ERROR, Outcome.ERROR);
		});
	}

}
