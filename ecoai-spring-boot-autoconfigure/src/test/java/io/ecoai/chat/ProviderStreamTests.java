package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import io.ecoai.wire.Answer;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Streams of the real clients of the providers, over HTTP, with the cache in front.
 */
@Timeout(120)
class ProviderStreamTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	private static Prompt prompt(Provider provider) {
		return provider.promptFor(Answer.TEXT);
	}

	private static List<ChatResponse> stream(ChatModel model, Provider provider) {
		return model.stream(prompt(provider)).collectList().blockOptional(LIMIT).orElseThrow();
	}

	private static List<String> outcomes(List<ChatResponse> chunks) {
		return chunks.stream().map(CacheMetadataTests::outcomeOf).distinct().toList();
	}

	@ParameterizedTest
	@EnumSource
	void passesChunksOnBeforeTheProviderSendsTheNext(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks());
				CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			List<ChatResponse> missed = new CopyOnWriteArrayList<>();
			Flux<ChatResponse> stream = model.stream(prompt(provider)).subscribeOn(Schedulers.boundedElastic());
			stream.subscribe(missed::add);
			await().atMost(LIMIT).until(() -> missed.size() == 2);
			assertThat(stub.heldStreams()).isEqualTo(1);
			stub.release();
			await().atMost(LIMIT).until(() -> fixture.outcomes().equals(List.of(Outcome.MISS)));
			List<ChatResponse> served = stream(model, provider);
			assertThat(outcomes(missed)).containsExactly("miss");
			assertThat(outcomes(served)).containsExactly("hit");
			ChatResponses.assertEqualChunks(missed, served, CacheMetadata.OUTCOME);
			assertThat(stub.requestCount()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void recordsTheTokensOfAStreamAsThoseOfACall(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			stream(model, provider);
			stream(model, provider);
			List<UsageEvent> events = fixture.events();
			assertThat(events).extracting(UsageEvent::outcome).containsExactly(Outcome.MISS, Outcome.HIT);
			assertThat(events.get(0).tokens()).isNotNull().isEqualTo(events.get(1).tokens());
			assertThat(events.get(0).tokens().inputTokens()).isPositive();
			assertThat(events.get(0).tokens().outputTokens()).isPositive();
		}
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, error", "OPENAI, dropped", "OPENAI, ended", "ANTHROPIC, error", "ANTHROPIC, dropped",
			"ANTHROPIC, ended", "GEMINI, error", "GEMINI, dropped", "GEMINI, ended", "OLLAMA, error", "OLLAMA, dropped",
			"OLLAMA, ended" })
	void keepsNothingOfAStreamThatIsCutOffAndEndsItAsTheClientDoes(Provider provider, String how) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel raw = stub.createModel();
			ChatModel model = fixture.decorate(raw);
			int events = provider.eventsForTwoChunks();
			switch (how) {
				case "error" -> stub.failAfterChunks(events);
				case "dropped" -> stub.breakAfterChunks(events);
				default -> stub.endAfterChunks(events);
			}
			Throwable expected = catchThrowable(() -> stream(raw, provider));
			Throwable failure = catchThrowable(() -> stream(model, provider));
			assertThat(failure == null).isEqualTo(expected == null);
			if (expected != null) {
				assertThat(failure).hasSameClassAs(expected).hasMessage(expected.getMessage());
			}
			stub.recover();
			assertThat(outcomes(stream(model, provider))).containsExactly("miss");
			assertThat(outcomes(stream(model, provider))).containsExactly("hit");
			assertThat(stub.requestCount()).isEqualTo(3);
			assertThat(fixture.outcomes()).containsExactly((expected != null) ? Outcome.ERROR : Outcome.MISS,
					Outcome.MISS, Outcome.HIT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsNothingOfAStreamThatIsCancelled(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks());
				CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			Flux<ChatResponse> stream = model.stream(prompt(provider)).subscribeOn(Schedulers.boundedElastic());
			assertThat(stream.take(1).collectList().blockOptional(LIMIT).orElseThrow()).hasSize(1);
			stub.release();
			await().atMost(LIMIT).until(() -> stub.inFlight() == 0);
			assertThat(outcomes(stream(model, provider))).containsExactly("miss");
			assertThat(stub.requestCount()).isEqualTo(2);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS);
		}
	}

	@ParameterizedTest
	@EnumSource
	void asksOnceForStreamsThatRunAtTheSameTime(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks());
				CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			Flux<ChatResponse> stream = model.stream(prompt(provider)).subscribeOn(Schedulers.boundedElastic());
			List<ChatResponse> early = new CopyOnWriteArrayList<>();
			stream.subscribe(early::add);
			await().atMost(LIMIT).until(() -> early.size() == 2);
			List<List<ChatResponse>> late = List.of(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
			late.forEach((chunks) -> stream.subscribe(chunks::add));
			await().atMost(LIMIT).until(() -> late.stream().allMatch((chunks) -> chunks.size() == 2));
			stub.release();
			await().atMost(LIMIT).until(() -> fixture.outcomes().size() == 3);
			assertThat(stub.requestCount()).isEqualTo(1);
			late.forEach((chunks) -> {
				assertThat(outcomes(chunks)).containsExactly("hit");
				ChatResponses.assertEqualChunks(early, chunks, CacheMetadata.OUTCOME);
			});
			assertThat(fixture.outcomes()).containsExactlyInAnyOrder(Outcome.MISS, Outcome.HIT, Outcome.HIT);
		}
	}

	static Stream<Arguments> calls() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.streamedAnswers()
				.stream()
				.filter(Set.of(Answer.TEXT, Answer.PARALLEL_TOOL_CALLS, Answer.TOOL_CALL, Answer.REASONING,
						Answer.REASONING_TOOL_CALL, Answer.CITATIONS, Answer.TWO_CHOICES)::contains)
				.map((answer) -> Arguments.of(provider, answer)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void servesAKeptCallOfOneGenerationAsAStreamOfOneChunk(Provider provider, Answer answer) {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
				CachingFixture fixture = CachingFixture.sqlite(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			ChatResponse called = model.call(provider.promptFor(answer));
			List<ChatResponse> chunks = model.stream(provider.promptFor(answer)).collectList().block(LIMIT);
			if (called.getResults().size() > 1) {
				assertThat(outcomes(chunks)).containsExactly("miss");
				assertThat(stub.requestCount()).isEqualTo(2);
				return;
			}
			ChatResponses.assertEqualChunks(List.of(called), chunks, CacheMetadata.OUTCOME);
			assertThat(outcomes(chunks)).containsExactly("hit");
			assertThat(stub.requestCount()).isEqualTo(1);
			assertThat(fixture.events().get(1).tokens()).isEqualTo(fixture.events().get(0).tokens());
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsCompleteStreamsOnly(Provider provider) {
		for (Answer answer : provider.streamedAnswers()) {
			try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
					CachingFixture fixture = CachingFixture.memory(folder)) {
				ChatModel model = fixture.decorate(stub.createModel());
				model.stream(provider.promptFor(answer)).blockLast(LIMIT);
				model.stream(provider.promptFor(answer)).blockLast(LIMIT);
				boolean complete = switch (answer) {
					// Spring AI's client streams no sound, and so nothing.
					case REFUSAL, LENGTH, FILTERED, EMPTY, AUDIO -> false;
					default -> true;
				};
				assertThat(fixture.outcomes().get(1)).as("%s of %s", answer, provider)
					.isEqualTo(complete ? Outcome.HIT : Outcome.MISS);
			}
		}
	}

}
