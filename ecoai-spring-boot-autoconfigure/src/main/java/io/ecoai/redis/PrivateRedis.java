package io.ecoai.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Redis as this library sees it, through connections of its own. They are made in the
 * background from the moment of creation, and made again whenever they break or fall
 * silent. While there is none, commands fail at once. A command that gets no answer fails
 * after {@link #COMMAND_TIMEOUT}, whether somebody waits for it or not. Thread-safe.
 * <pre>{@code
 * PrivateRedis redis = PrivateRedis.at("redis://localhost:6379");
 * byte[] value = redis.await(redis.commands().get(key), Duration.ofMillis(50));
 * redis.listen("channel", listener);
 * redis.commands().publish(channel, message);
 * }</pre>
 */
public final class PrivateRedis implements AutoCloseable {

	/** After this a command without an answer has failed. */
	public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final LettuceClient client;

	private final KeptConnection<StatefulConnection<byte[], byte[]>> connection;

	private final Subscriptions subscriptions;

	private PrivateRedis(LettuceClient client) {
		this.client = client;
		this.connection = new KeptConnection<>("commands", client::connect, (made) -> {
		}, (made) -> client.commands(made).ping());
		this.subscriptions = new Subscriptions(client);
		this.connection.start();
	}

	/**
	 * Connects to an address.
	 * @param url {@code redis://} or {@code rediss://} with one host for one server, with
	 * hosts separated by commas for a cluster; {@code redis-sentinel://} with the
	 * Sentinels and the name of their master after {@code #}
	 * @return the connection, which may not stand yet
	 * @throws InvalidRedisUrlException if the address cannot be understood
	 */
	public static PrivateRedis at(String url) {
		return new PrivateRedis(new RedisUrl(url).toClient());
	}

	/**
	 * Connects to where an application is connected to, with its credentials and its TLS
	 * settings, and with time-outs of our own.
	 * @param application the application's connections, which are left alone
	 * @return the connection, which may not stand yet
	 * @throws IllegalArgumentException if it is connected in a way that is not supported
	 */
	public static PrivateRedis like(LettuceConnectionFactory application) {
		return new PrivateRedis(ApplicationRedis.of(application).toClient());
	}

	/**
	 * Connects to what a configuration of Spring Data describes.
	 * @param configuration where the servers are
	 * @param settings TLS, client name and credentials; its time-outs are not used
	 * @return the connection, which may not stand yet
	 */
	public static PrivateRedis of(RedisConfiguration configuration, LettuceClientConfiguration settings) {
		return new PrivateRedis(new ApplicationRedis(configuration, settings).toClient());
	}

	/**
	 * The commands, of one server and of a cluster alike. With a cluster, a command with
	 * several keys of different slots is split or refused.
	 * @return the commands, which never block
	 * @throws RedisException if there is no connection yet
	 */
	public RedisClusterAsyncCommands<byte[], byte[]> commands() {
		return this.client.commands(this.connection.required());
	}

	/**
	 * Whether there is a connection, as far as it is known.
	 * @return whether commands have somewhere to go
	 */
	public boolean isConnected() {
		return this.connection.isOpen();
	}

	/**
	 * Waits for the first connection, not for one that was lost.
	 * @param patience at most so long
	 * @return whether there is a connection, which may be broken
	 */
	public boolean awaitConnection(Duration patience) {
		return this.connection.await(patience);
	}

	/**
	 * The masters of a cluster, or the only server.
	 * @return the commands of each
	 */
	public CompletionStage<List<RedisClusterAsyncCommands<byte[], byte[]>>> masters() {
		return this.client.masters(this.connection.required());
	}

	/**
	 * Hears what is published in a channel from now on, through a second connection that
	 * is made with the first call.
	 * @param channel the name of the channel
	 * @param listener hears of it until this is closed
	 */
	public void listen(String channel, ChannelListener listener) {
		this.subscriptions.add(channel, listener);
	}

	/**
	 * Several answers as one.
	 * @param answers the answers to come
	 * @return completed once all of them are, with a failure if one of them is
	 */
	public static CompletableFuture<Void> all(List<? extends CompletionStage<?>> answers) {
		return CompletableFuture
			.allOf(answers.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
	}

	/**
	 * Waits for an answer. Once the time is over the command counts as failed, although
	 * the server may still execute it.
	 * @param answer the answer to come
	 * @param patience at most so long
	 * @param <T> the answer
	 * @return the answer, {@code null} if that is what it is
	 * @throws RedisException if the command fails, if the time is over, or if the thread
	 * is interrupted, which it stays
	 */
	public <T> @Nullable T await(CompletionStage<? extends @Nullable T> answer, Duration patience) {
		CompletableFuture<? extends @Nullable T> future = answer.toCompletableFuture();
		try {
			return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new RedisCommandTimeoutException("no answer within %d ms".formatted(patience.toMillis()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RedisCommandInterruptedException(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RedisException failure) ? failure : new RedisException(ex.getCause());
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.subscriptions.close();
			this.connection.close();
			this.client.close();
		}
	}

}
