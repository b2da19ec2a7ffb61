package io.ecoai.wire;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ProviderStub}.
 */
class ProviderStubTests {

	@ParameterizedTest
	@EnumSource
	void givesTheRealClientATextAnswer(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)) {
			ChatResponse response = stub.createModel().call(prompt());
			Generation result = Objects.requireNonNull(response.getResult());
			assertThat(result.getOutput().getText())
				.isEqualTo("Paris is the capital of France – “la Ville lumière” 🗼.");
			assertThat(result.getMetadata().getFinishReason()).isIn("STOP", "stop", "end_turn");
			Usage usage = response.getMetadata().getUsage();
			assertThat(usage.getPromptTokens()).isPositive();
			assertThat(usage.getCompletionTokens()).isIn(10, 12);
			assertThat(usage.getCacheReadInputTokens()).isEqualTo((provider != Provider.OLLAMA) ? 1024L : null);
			assertThat(stub.requestCount()).isOne();
			assertThat(stub.lastRequestBody()).contains("What is the capital of France?");
		}
	}

	@ParameterizedTest
	@EnumSource
	void givesTheRealClientEveryAnswerOfTheProvider(Provider provider) {
		assertThat(provider.answers()).contains(Answer.TEXT, Answer.TOOL_CALL, Answer.PARALLEL_TOOL_CALLS,
				Answer.REASONING, Answer.REASONING_TOOL_CALL, Answer.LENGTH, Answer.EMPTY);
		for (Answer answer : provider.answers()) {
			try (ProviderStub stub = ProviderStub.start(provider).answers(answer)) {
				ChatResponse response = stub.createModel().call(provider.promptFor(answer));
				assertThat(response.getResults()).as(answer.name())
					.hasSizeBetween(nothing(provider, answer) ? 0 : 1, nothing(provider, answer) ? 0 : 3);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void givesTheRealClientToolCalls(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)
			.answers(Answer.TOOL_CALL, Answer.PARALLEL_TOOL_CALLS, Answer.REASONING_TOOL_CALL)) {
			ChatModel model = stub.createModel();
			assertThat(model.call(prompt()).hasToolCalls()).isTrue();
			assertThat(model.call(prompt()).getResults().get(0).getOutput().getToolCalls()).hasSize(2)
				.allSatisfy((call) -> assertThat(call.name()).isEqualTo("currentWeather"));
			assertThat(model.call(prompt()).hasToolCalls()).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			OPENAI,    400, com.openai.errors.BadRequestException
			OPENAI,    429, com.openai.errors.RateLimitException
			OPENAI,    500, com.openai.errors.InternalServerException
			ANTHROPIC, 400, com.anthropic.errors.BadRequestException
			ANTHROPIC, 429, com.anthropic.errors.RateLimitException
			ANTHROPIC, 500, com.anthropic.errors.InternalServerException
			GEMINI,    400, com.google.genai.errors.ClientException
			GEMINI,    429, com.google.genai.errors.ClientException
			GEMINI,    500, com.google.genai.errors.ServerException
			OLLAMA,    400, org.springframework.ai.retry.NonTransientAiException
			OLLAMA,    429, org.springframework.ai.retry.NonTransientAiException
			OLLAMA,    500, org.springframework.ai.retry.TransientAiException
			""")
	void failsWithTheClientsExceptionAfterOneRequestAndRecovers(Provider provider, int status, String exception) {
		try (ProviderStub stub = ProviderStub.start(provider).fail(status)) {
			ChatModel model = stub.createModel();
			Throwable failure = catchThrowable(() -> model.call(prompt()));
			// Spring AI's Google client wraps what its SDK throws.
			Throwable cause = (provider == Provider.GEMINI) ? Objects.requireNonNull(failure.getCause()) : failure;
			assertThat(cause.getClass().getName()).isEqualTo(exception);
			assertThat(cause).hasMessageContaining(Integer.toString(status));
			assertThat(stub.requestCount()).isOne();
			stub.recover();
			assertThat(model.call(prompt()).getResult()).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void holdsTwoHundredAnswersUntilTheyAreReleased(Provider provider) {
		int callers = 200;
		ExecutorService threads = Executors.newFixedThreadPool(callers);
		try (ProviderStub stub = ProviderStub.start(provider).hold()) {
			ChatModel model = stub.createModel();
			List<CompletableFuture<ChatResponse>> calls = IntStream.range(0, callers)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> model.call(prompt()), threads))
				.toList();
			Awaitility.await().until(() -> stub.inFlight() == callers);
			assertThat(calls).noneMatch(CompletableFuture::isDone);
			stub.release();
			assertThat(calls).allSatisfy((call) -> assertThat(call.join().getResult()).isNotNull());
			assertThat(stub.maxInFlight()).isEqualTo(callers);
			assertThat(stub.inFlight()).isZero();
			assertThat(stub.requestCount()).isEqualTo(callers);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void givesSpokenOutputToAClientThatAsksForIt() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).answers(Answer.AUDIO)) {
			ChatResponse response = stub.createModel().call(Provider.OPENAI.promptFor(Answer.AUDIO));
			assertThat(response.getResults().get(0).getOutput().getMedia()).singleElement()
				.satisfies((media) -> assertThat(media.getDataAsByteArray()).hasSize(10));
		}
	}

	@Test
	void decidesAtTheReleaseWhetherToFail() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).hold()) {
			ChatModel model = stub.createModel();
			CompletableFuture<ChatResponse> call = CompletableFuture.supplyAsync(() -> model.call(prompt()));
			Awaitility.await().until(() -> stub.inFlight() == 1);
			stub.fail(400).release();
			assertThat(catchThrowable(call::join)).hasRootCauseInstanceOf(com.openai.errors.BadRequestException.class);
		}
	}

	@Test
	void doesNotAnswerAPathThatTheProviderDoesNotHave() {
		try (ProviderStub ollama = ProviderStub.start(Provider.OLLAMA)) {
			ChatModel openAi = Provider.OPENAI.createModel(ollama.baseUrl(), (settings) -> settings);
			assertThat(catchThrowable(() -> openAi.call(prompt())))
				.isInstanceOf(com.openai.errors.NotFoundException.class);
		}
	}

	/** Ollama's empty answer still has its one message. */
	private static boolean nothing(Provider provider, Answer answer) {
		return answer == Answer.EMPTY && provider != Provider.OLLAMA;
	}

	private static Prompt prompt() {
		return new Prompt("What is the capital of France?");
	}

}
