package io.ecoai.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.ecoai.cache.KeyExplanation.Verdict;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import io.ecoai.wire.WeatherTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A whole answer of one generation serves a stream; a recorded stream serves a call where
 * its chunks hold all that a whole answer does.
 */
class StreamForCallTests {

	/** What each kind of answer comes to when its chunks are put together. */
	private static final Set<Answer> PLAIN = Set.of(Answer.TEXT, Answer.JSON);

	@TempDir
	Path folder;

	static Stream<Arguments> streams() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.streamedAnswers().stream().map((answer) -> Arguments.of(provider, answer)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("streams")
	void servesACallFromARecordingOnlyWhereNothingIsLost(Provider provider, Answer answer) {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
				CachingFixture fixture = CachingFixture.sqlite(this.folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			List<ChatResponse> chunks = model.stream(provider.promptFor(answer)).collectList().block();
			if (PLAIN.contains(answer)) {
				// From a thread that must not block it is kept a moment later.
				await().until(() -> fixture.cache().statistics().entries() == 1);
			}
			Verdict expected = fixture.caching().explain(model, "model", provider.promptFor(answer)).verdict();
			ChatResponse called = model.call(provider.promptFor(answer));
			if (PLAIN.contains(answer)) {
				assertThat(expected == Verdict.HIT).isEqualTo(CacheMetadataTests.outcomeOf(called).equals("hit"));
			}
			boolean complete = provider == Provider.GEMINI || provider == Provider.OLLAMA;
			if (!complete) {
				assertThat(CacheMetadataTests.outcomeOf(called)).isEqualTo("miss");
				return;
			}
			if (PLAIN.contains(answer)) {
				assertThat(CacheMetadataTests.outcomeOf(called)).isEqualTo("hit");
			}
			if (CacheMetadataTests.outcomeOf(called).equals("hit")) {
				ChatResponse direct = stub.createModel().call(provider.promptFor(answer));
				ChatResponse last = chunks.get(chunks.size() - 1);
				assertThat(called.getResult().getOutput().getText()).isEqualTo(textOf(chunks));
				assertThat(called.getResult().getOutput().getMetadata().keySet())
					.isEqualTo(direct.getResult().getOutput().getMetadata().keySet());
				assertThat(called.getMetadata().getUsage().getTotalTokens())
					.isEqualTo(last.getMetadata().getUsage().getTotalTokens());
				assertThat(called.getResult().getMetadata().getFinishReason())
					.isEqualTo(direct.getResult().getMetadata().getFinishReason());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void servesAStreamFromAWholeAnswerAsOneChunk(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.sqlite(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = provider.prompt();
			ChatResponse called = model.call(prompt);
			List<ChatResponse> chunks = model.stream(provider.prompt()).collectList().block();
			assertThat(stub.requestCount()).isEqualTo(1);
			assertThat(chunks).singleElement()
				.satisfies((chunk) -> ChatResponses.assertEqual(called, chunk, CacheMetadata.OUTCOME));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void runsToolsInAStreamAfterTheSameCallAlsoWhereAThoughtComesFirst(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider); CachingFixture fixture = CachingFixture.near(folder)) {
			ChatClient client = ChatClient.create(fixture.decorate(stub.createModel()));
			stub.answers(Answer.REASONING_TOOL_CALL, Answer.TEXT);
			WeatherTool called = new WeatherTool();
			client.prompt("How is the weather?").tools(called).call().content();
			stub.answers(Answer.REASONING_TOOL_CALL, Answer.TEXT);
			WeatherTool streamed = new WeatherTool();
			List<String> texts = client.prompt("How is the weather?")
				.tools(streamed)
				.stream()
				.content()
				.collectList()
				.block();
			assertThat(called.cities()).isNotEmpty();
			assertThat(streamed.cities()).isEqualTo(called.cities());
			assertThat(String.join("", texts)).contains("Paris is the capital of France").endsWith("🗼.");
		}
	}

	private static String textOf(List<ChatResponse> chunks) {
		StringBuilder text = new StringBuilder();
		chunks.stream()
			.flatMap((chunk) -> chunk.getResults().stream())
			.forEach((generation) -> text.append(generation.getOutput().getText()));
		return text.toString();
	}

}
