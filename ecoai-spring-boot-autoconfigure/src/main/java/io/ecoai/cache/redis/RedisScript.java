package io.ecoai.cache.redis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * A script over keys of one server, which the server executes as a whole. It is sent once
 * and named by its digest from then on.
 */
final class RedisScript {

	private final byte[] source;

	private final String digest;

	RedisScript(String source) {
		this.source = RedisKeys.bytes(source);
		this.digest = digest(this.source);
	}

	CompletionStage<Long> run(RedisClusterAsyncCommands<byte[], byte[]> commands, String key, List<byte[]> arguments) {
		return run(commands, List.of(RedisKeys.bytes(key)), arguments);
	}

	/** With keys that are on the same server. */
	CompletionStage<Long> run(RedisClusterAsyncCommands<byte[], byte[]> commands, List<byte[]> names,
			List<byte[]> arguments) {
		return run(commands, ScriptOutputType.INTEGER, names, arguments);
	}

	/** For a script that returns a text. */
	CompletionStage<String> ask(RedisClusterAsyncCommands<byte[], byte[]> commands, List<byte[]> names,
			List<byte[]> arguments) {
		CompletionStage<byte[]> answer = run(commands, ScriptOutputType.VALUE, names, arguments);
		return answer.thenApply(RedisKeys::text);
	}

	private <T> CompletionStage<T> run(RedisClusterAsyncCommands<byte[], byte[]> commands, ScriptOutputType type,
			List<byte[]> names, List<byte[]> arguments) {
		byte[][] keys = names.toArray(byte[][]::new);
		byte[][] values = arguments.toArray(byte[][]::new);
		CompletionStage<T> answer = commands.evalsha(this.digest, type, keys, values);
		return answer.exceptionallyCompose((failure) -> {
			Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
			return (cause instanceof RedisNoScriptException) ? commands.eval(this.source, type, keys, values)
					: CompletableFuture.failedFuture(cause);
		});
	}

	/** As {@code redis.sha1hex} has it. */
	static String digest(byte[] source) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-1", ex);
		}
	}

}
