package io.ecoai.endpoint;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Tells the failures of a provider from those of its callers.
 */
public final class ProviderFailures {

	/** Enough for every library, and an end for causes that go round in a circle. */
	private static final int MAX_CAUSES = 32;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERRORS = 500;

	/**
	 * Spring AI's word for what is worth another attempt. By its name, since its module
	 * need not be there.
	 */
	private static final String TRANSIENT = "org.springframework.ai.retry.TransientAiException";

	/** Of Netty, which is behind some reactive clients. */
	private static final Set<String> TIMEOUTS = Set.of("io.netty.handler.timeout.ReadTimeoutException",
			"io.netty.handler.timeout.WriteTimeoutException", "reactor.netty.http.client.PrematureCloseException");

	private ProviderFailures() {
	}

	/**
	 * Whether a provider is out of order: a timeout, a 429, a 5xx, or a connection that
	 * it refuses or drops, which a gateway would report as a 502 (RFC 5861, 4; RFC 9110,
	 * 15.6.3). Nothing that the caller could have done better, and never a cancellation.
	 * @param failure what a model threw
	 * @return whether the provider is out of order
	 */
	public static boolean isOutOfOrder(Throwable failure) {
		try {
			return !Thread.currentThread().isInterrupted() && verdictOfAll(failure);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// An exception may do anything when it is read, and is the caller's.
			return false;
		}
	}

	private static boolean verdictOfAll(Throwable failure) {
		boolean outOfOrder = false;
		Throwable cause = failure;
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			Boolean verdict = verdict(cause);
			if (Boolean.FALSE.equals(verdict)) {
				return false;
			}
			outOfOrder |= Boolean.TRUE.equals(verdict);
			cause = cause.getCause();
		}
		return outOfOrder;
	}

	/** What one of the causes says, or {@code null} if it says nothing. */
	private static @Nullable Boolean verdict(Throwable cause) {
		Integer status = FailureStatus.of(cause);
		if (status != null) {
			return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
		}
		if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException
				|| cause instanceof CancellationException) {
			return false;
		}
		if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
			// So OkHttp reports that all of a call took too long.
			return mentions(cause, "timeout") || mentions(cause, "timed out");
		}
		return (isTimeout(cause) || isUnreachable(cause)) ? true : null;
	}

	private static boolean isTimeout(Throwable cause) {
		return cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException
				|| cause instanceof TimeoutException || TIMEOUTS.contains(cause.getClass().getName())
				|| cause.getClass().getName().equals(TRANSIENT);
	}

	private static boolean isUnreachable(Throwable cause) {
		if (cause instanceof ConnectException || cause instanceof NoRouteToHostException
				|| cause instanceof UnknownHostException || cause instanceof EOFException) {
			return true;
		}
		// A socket that this side has closed was not wanted any more.
		return cause instanceof SocketException && !mentions(cause, "closed");
	}

	private static boolean mentions(Throwable failure, String word) {
		String message = failure.getMessage();
		return message != null && message.toLowerCase(Locale.ROOT).contains(word);
	}

}
