package io.ecoai.cache.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisCommandExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes nothing more because its memory is used up and it may evict
 * nothing. It can still be read.
 */
final class FullServer {

	private FullServer() {
	}

	static boolean isCauseOf(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		// Older servers name the script first.
		return cause instanceof RedisCommandExecutionException && String.valueOf(cause.getMessage()).contains("OOM ");
	}

	/** An answer, or something else where the server is full. */
	static <T extends @Nullable Object> CompletionStage<T> or(CompletionStage<T> answer, T otherwise) {
		return answer.exceptionallyCompose((failure) -> isCauseOf(failure)
				? CompletableFuture.completedFuture(otherwise) : CompletableFuture.failedFuture(failure));
	}

}
