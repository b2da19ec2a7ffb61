package io.ecoai.wire;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.model.ChatResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for how {@link ProviderStub} holds streams back and cuts them off.
 */
class ProviderStubPaceTests {

	@ParameterizedTest
	@EnumSource
	void holdsAStreamAfterItsFirstChunksUntilItIsReleased(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks())) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(() -> received.chunks().size() == 2 && stub.heldStreams() == 1);
			assertThat(stub.inFlight()).isOne();
			// As long as the stub lets its connection show that it is alive.
			Awaitility.await().during(Duration.ofMillis(100)).until(() -> received.chunks().size() == 2);
			assertThat(received.ended()).isFalse();
			stub.release();
			Awaitility.await().until(received::ended);
			assertThat(received.failure()).isNull();
			assertThat(received.chunks()).hasSizeGreaterThan(2);
			assertThat(stub.heldStreams()).isZero();
			assertThat(stub.inFlight()).isZero();
			assertThat(stub.brokenConnections()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void holdsNoStreamThatStartsAfterTheRelease(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(1)) {
			stub.release();
			assertThat(chunks(stub, provider)).hasSizeGreaterThan(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void neitherHoldsNorCutsOffWhatIsNotStreamed(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(0).breakAfterChunks(0)) {
			assertThat(stub.createModel().call(provider.promptFor(Answer.TEXT)).getResult()).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void dropsTheConnectionAfterTheFirstChunksUntilItRecovers(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).breakAfterChunks(provider.eventsForTwoChunks())) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(received::ended);
			assertThat(received.failure()).isNotNull();
			assertThat(received.chunks()).hasSize(2);
			assertThat(stub.inFlight()).isZero();
			stub.recover();
			assertThat(chunks(stub, provider)).hasSizeGreaterThan(2);
			assertThat(stub.requestCount()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			OPENAI,    com.openai.errors.SseException,          server had an error
			ANTHROPIC, com.anthropic.errors.SseException,       Overloaded
			GEMINI,    com.google.genai.errors.ServerException, overloaded
			# Spring AI's client does not read the message.
			OLLAMA,    java.lang.NullPointerException,          message
			""")
	void endsAStreamWithTheProvidersError(Provider provider, String exception, String message) {
		try (ProviderStub stub = ProviderStub.start(provider).failAfterChunks(provider.eventsForTwoChunks())) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(received::ended);
			assertThat(Objects.requireNonNull(received.failure()).getClass().getName()).isEqualTo(exception);
			assertThat(received.failure()).hasMessageContaining(message);
			// Google's client has read one more when the error comes.
			assertThat(received.chunks()).hasSize((provider == Provider.GEMINI) ? 3 : 2);
			stub.recover();
			assertThat(chunks(stub, provider)).hasSizeGreaterThan(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void decidesAtTheReleaseWhetherAStreamBreaks(Provider provider) {
		int events = provider.eventsForTwoChunks();
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(events)) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(() -> stub.heldStreams() == 1);
			stub.breakAfterChunks(events).release();
			Awaitility.await().until(received::ended);
			assertThat(received.failure()).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ANTHROPIC", "GEMINI" })
	void seesThatAClientHasClosedTheConnectionOfAHeldStream(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks())) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(() -> received.chunks().size() == 2);
			assertThat(stub.brokenConnections()).isZero();
			received.cancel();
			Awaitility.await().until(() -> stub.brokenConnections() == 1);
			Awaitility.await().until(() -> stub.heldStreams() == 0 && stub.inFlight() == 0);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OPENAI", "OLLAMA" })
	void seesThatAClientReadsOnAfterItsStreamWasCancelled(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).holdAfterChunks(provider.eventsForTwoChunks())) {
			Received received = new Received(stub.createModel(), provider);
			Awaitility.await().until(() -> received.chunks().size() == 2);
			received.cancel();
			stub.release();
			Awaitility.await().until(() -> stub.inFlight() == 0);
			assertThat(stub.brokenConnections()).isZero();
		}
	}

	@Test
	void answersWithTheErrorStatusBeforeAStreamStarts() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).holdAfterChunks(1).fail(429)) {
			assertThat(catchThrowable(() -> chunks(stub, Provider.OPENAI)))
				.hasRootCauseInstanceOf(com.openai.errors.RateLimitException.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answersInTheGivenOrderWhetherStreamedOrNot(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)
			.answers(Answer.TOOL_CALL, Answer.NEXT_TOOL_CALL, Answer.TEXT)) {
			assertThat(chunks(stub, provider).stream().anyMatch(ChatResponse::hasToolCalls)).isTrue();
			assertThat(stub.createModel().call(provider.promptFor(Answer.TEXT)).hasToolCalls()).isTrue();
			assertThat(chunks(stub, provider)).noneMatch(ChatResponse::hasToolCalls);
			assertThat(chunks(stub, provider)).noneMatch(ChatResponse::hasToolCalls);
		}
	}

	private static List<ChatResponse> chunks(ProviderStub stub, Provider provider) {
		return stub.createModel().stream(provider.promptFor(Answer.TEXT)).collectList().blockOptional().orElseThrow();
	}

}
