package io.ecoai.chat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.PromptChange;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The real clients of the providers, over HTTP, with the cache in front.
 */
class ProviderCachingTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void asksOnceForTwoIdenticalCalls(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			ChatResponse first = model.call(provider.prompt());
			ChatResponse second = model.call(provider.prompt());
			assertThat(stub.requestCount()).isEqualTo(1);
			assertThat(CacheMetadataTests.outcomeOf(first)).isEqualTo("miss");
			assertThat(CacheMetadataTests.outcomeOf(second)).isEqualTo("hit");
			assertThat(ChatResponses.assertEqual(first, second, CacheMetadata.OUTCOME)).isGreaterThan(20);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
			assertThat(fixture.events().get(1).tokens()).isEqualTo(fixture.events().get(0).tokens()).isNotNull();
		}
	}

	static Stream<Arguments> answers() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.answers().stream().map((answer) -> Arguments.of(provider, answer)));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void servesWhatTheProviderReturned(Provider provider, Answer answer) {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
				CachingFixture fixture = CachingFixture.sqlite(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			ChatResponse missed = model.call(provider.promptFor(answer));
			ChatResponse again = model.call(provider.promptFor(answer));
			assertThat(CacheMetadataTests.outcomeOf(again)).isEqualTo(isComplete(answer) ? "hit" : "miss");
			if (isComplete(answer)) {
				ChatResponses.assertEqual(missed, again, CacheMetadata.OUTCOME);
			}
		}
	}

	private static boolean isComplete(Answer answer) {
		return switch (answer) {
			case REFUSAL, LENGTH, FILTERED, EMPTY -> false;
			default -> true;
		};
	}

	static Stream<Arguments> mutations() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.mutations().stream().map((change) -> Arguments.of(provider, change)));
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void asksAgainForEveryChangeThatCanChangeTheAnswer(Provider provider, PromptChange change) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.memory(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			model.call(provider.prompt());
			Prompt changed = change.apply(provider.prompt());
			ChatResponse response = model.call(changed);
			assertThat(stub.requestCount()).isEqualTo(2);
			assertThat(CacheMetadataTests.outcomeOf(response)).as("not a bypass").isEqualTo("miss");
		}
	}

	static Stream<Arguments> harmlessChanges() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.harmlessChanges().stream().map((change) -> Arguments.of(provider, change)));
	}

	@ParameterizedTest
	@MethodSource("harmlessChanges")
	void asksOnceForWhatCannotChangeTheAnswer(Provider provider, PromptChange change) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.memory(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			model.call(provider.prompt());
			assertThat(CacheMetadataTests.outcomeOf(model.call(change.apply(provider.prompt())))).isEqualTo("hit");
			assertThat(stub.requestCount()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void neverSharesBetweenModelsThatDifferOnlyInTheirBaseUrl(Provider provider) {
		try (ProviderStub one = ProviderStub.start(provider);
				ProviderStub other = ProviderStub.start(provider);
				CachingFixture fixture = CachingFixture.near(folder)) {
			fixture.decorate(one.createModel()).call(provider.prompt());
			fixture.decorate(other.createModel()).call(provider.prompt());
			assertThat(one.requestCount()).isEqualTo(1);
			assertThat(other.requestCount()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sharesBetweenTwoModelsOfTheSameEndpointAndAfterARestart(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)) {
			try (CachingFixture fixture = CachingFixture.near(folder)) {
				fixture.decorate(stub.createModel(), "one").call(provider.prompt());
				fixture.decorate(stub.createModel(), "other").call(provider.prompt());
			}
			try (CachingFixture restarted = CachingFixture.near(folder)) {
				restarted.decorate(stub.createModel(), "one").call(provider.prompt());
			}
			assertThat(stub.requestCount()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void letsExceptionsThroughAsTheyAreAndKeepsNothing(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).fail(400);
				CachingFixture fixture = CachingFixture.near(folder)) {
			Throwable expected = catchThrowable(() -> stub.createModel().call(provider.prompt()));
			ChatModel model = fixture.decorate(stub.createModel());
			assertThatException().isThrownBy(() -> model.call(provider.prompt()))
				.isExactlyInstanceOf(expected.getClass())
				.withMessage(expected.getMessage());
			assertThat(stub.requestCount()).isEqualTo(2);
			assertThat(fixture.cache().statistics().entries()).isZero();
			stub.recover();
			assertThat(CacheMetadataTests.outcomeOf(model.call(provider.prompt()))).isEqualTo("miss");
			assertThat(fixture.outcomes()).containsExactly(Outcome.ERROR, Outcome.MISS);
		}
	}

	@ParameterizedTest
	@EnumSource
	void givesEveryCallerAnAnswerOfTheirOwn(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			ChatResponse first = model.call(provider.prompt());
			first.getResult().getOutput().getMetadata().put("mine", "alone");
			ChatResponse second = model.call(provider.prompt());
			second.getResult().getOutput().getMetadata().clear();
			ChatResponse third = model.call(provider.prompt());
			List<ChatResponse> responses = new ArrayList<>(List.of(first, second, third));
			assertThat(responses).doesNotHaveDuplicates();
			assertThat(third.getResult().getOutput().getMetadata()).doesNotContainKey("mine").isNotEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void replaysAStreamChunkByChunk(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			List<ChatResponse> chunks = model.stream(provider.prompt()).collectList().block();
			List<ChatResponse> replayed = model.stream(provider.prompt()).collectList().block();
			assertThat(chunks).isNotEmpty()
				.allSatisfy((chunk) -> assertThat(CacheMetadataTests.outcomeOf(chunk)).isEqualTo("miss"));
			assertThat(replayed).hasSameSizeAs(chunks)
				.allSatisfy((chunk) -> assertThat(CacheMetadataTests.outcomeOf(chunk)).isEqualTo("hit"));
			for (int i = 0; i < chunks.size(); i++) {
				ChatResponses.assertEqual(chunks.get(i), replayed.get(i), CacheMetadata.OUTCOME);
			}
			assertThat(stub.requestCount()).isEqualTo(1);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
			assertThat(fixture.events().get(1).tokens()).isEqualTo(fixture.events().get(0).tokens()).isNotNull();
		}
	}

}
