package io.ecoai.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.google.genai.errors.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderFailuresTests {

	static Stream<Throwable> outOfOrder() {
		return Stream.of(new SocketTimeoutException("Read timed out"), new HttpTimeoutException("request timed out"),
				new TimeoutException(), new InterruptedIOException("timeout"), new ConnectException("refused"),
				new SocketException("Connection reset"), new UnknownHostException("api.example.com"),
				new ResourceAccessException("I/O error", new ConnectException()),
				new CompletionException(new RuntimeException(new IOException(new EOFException()))),
				new HttpServerErrorException(HttpStatus.BAD_GATEWAY),
				new HttpClientErrorException(HttpStatus.TOO_MANY_REQUESTS),
				WebClientResponseException.create(503, "busy", new HttpHeaders(), new byte[0], null),
				new ApiException(429, "RESOURCE_EXHAUSTED", "quota"), new TransientAiException("HTTP 503 - busy"),
				new TransientAiException("again"), new NonTransientAiException("429 TOO_MANY_REQUESTS - quota"),
				new OwnFailure(529));
	}

	@ParameterizedTest
	@MethodSource
	void outOfOrder(Throwable failure) {
		assertThat(ProviderFailures.isOutOfOrder(failure)).isTrue();
		assertThat(ProviderFailures.isOutOfOrder(new IllegalStateException("wrapped", failure))).isTrue();
	}

	static Stream<Throwable> otherwise() {
		return Stream.of(new NullPointerException(), new IllegalArgumentException("429"), new IOException("Canceled"),
				new CancellationException(), new InterruptedException(), new InterruptedIOException(),
				new ClosedByInterruptException(), new SocketException("Socket closed"),
				new HttpClientErrorException(HttpStatus.BAD_REQUEST),
				new HttpClientErrorException(HttpStatus.UNAUTHORIZED, "no", null, null, null),
				new ApiException(404, "NOT_FOUND", "no such model"), new NonTransientAiException("HTTP 400 - wrong"),
				new NonTransientAiException("what is wrong"), new OwnFailure(400), new StackOverflowError());
	}

	@ParameterizedTest
	@MethodSource
	void otherwise(Throwable failure) {
		assertThat(ProviderFailures.isOutOfOrder(failure)).isFalse();
		assertThat(ProviderFailures.isOutOfOrder(new IllegalStateException("wrapped", failure))).isFalse();
	}

	@Test
	void areNoneWhereACancellationIsAmongTheCauses() {
		SocketTimeoutException timeout = new SocketTimeoutException();
		timeout.initCause(new InterruptedException());
		assertThat(ProviderFailures.isOutOfOrder(timeout)).isFalse();
	}

	@Test
	void areFoundInCausesThatGoRoundInACircle() {
		RuntimeException one = new RuntimeException();
		RuntimeException other = new RuntimeException(one);
		one.initCause(other);
		assertThat(ProviderFailures.isOutOfOrder(one)).isFalse();
	}

	/** What an application throws that has a client of its own. */
	private static final class OwnFailure extends RuntimeException {

		private final int status;

		private OwnFailure(int status) {
			this.status = status;
		}

		@SuppressWarnings("unused")
		public int statusCode() {
			return this.status;
		}

	}

}
