package io.ecoai.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is made in the background, and made anew when it was closed or when
 * nothing has been heard through it for a while, as if its other end had vanished. Says
 * nothing of that: whoever uses it tells when that matters.
 *
 * @param <C> the kind of connection
 */
final class KeptConnection<C extends StatefulConnection<byte[], byte[]>> implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(KeptConnection.class);

	private static final long FIRST_PAUSE_MILLIS = 20;

	private static final long LONGEST_PAUSE_MILLIS = 1000;

	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

	private final String name;

	private final Supplier<C> connector;

	private final Consumer<C> made;

	private final Function<C, CompletionStage<?>> ping;

	private final ScheduledExecutorService thread;

	/** Completed with the outcome of the first try. */
	private final CompletableFuture<C> first = new CompletableFuture<>();

	private volatile @Nullable C connection;

	private volatile long heardAt;

	/** Only used by the thread. */
	private long pauseMillis = FIRST_PAUSE_MILLIS;

	/**
	 * Creates it without connecting.
	 * @param name the name of its thread
	 * @param connector connects, and blocks meanwhile
	 * @param made prepares a new connection once others can see it
	 * @param ping asks for a sign of life
	 */
	KeptConnection(String name, Supplier<C> connector, Consumer<C> made, Function<C, CompletionStage<?>> ping) {
		this.name = name;
		this.connector = connector;
		this.made = made;
		this.ping = ping;
		this.thread = BackgroundThread.called(name);
	}

	void start() {
		this.thread.execute(this::lookAndGoOn);
	}

	/** The connection, broken or not. Throws if there is none. */
	C required() {
		C current = this.connection;
		if (current == null) {
			throw new RedisConnectionException("not connected");
		}
		return current;
	}

	boolean isOpen() {
		C current = this.connection;
		return current != null && current.isOpen();
	}

	boolean await(Duration patience) {
		if (this.connection == null) {
			try {
				this.first.get(patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (ExecutionException | TimeoutException ex) {
				logger.debug("Redis is not connected", ex);
			}
		}
		return this.connection != null;
	}

	private void lookAndGoOn() {
		look();
		this.thread.schedule(this::lookAndGoOn, this.pauseMillis, TimeUnit.MILLISECONDS);
		this.pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, this.pauseMillis * 2);
	}

	private void look() {
		try {
			C current = this.connection;
			if (current != null && current.isOpen() && !isSilent()) {
				this.ping.apply(current).whenComplete((answer, failure) -> heard(failure));
				return;
			}
			if (current != null) {
				this.connection = null;
				this.pauseMillis = FIRST_PAUSE_MILLIS;
				current.closeAsync();
			}
			connect();
		}
		// Whatever it is: without the next look there would be no connection ever.
		catch (Throwable ex) {
			this.first.completeExceptionally(ex);
			logger.debug("Redis cannot be reached for " + this.name, ex);
		}
	}

	private void connect() {
		C connected = this.connector.get();
		connected.addListener(new Loss());
		this.heardAt = System.nanoTime();
		this.connection = connected;
		this.made.accept(connected);
		this.first.complete(connected);
	}

	private boolean isSilent() {
		return System.nanoTime() - this.heardAt > LONGEST_SILENCE.toNanos();
	}

	/** A refusal is an answer too. */
	private void heard(@Nullable Throwable failure) {
		if (failure == null || failure instanceof RedisCommandExecutionException) {
			this.heardAt = System.nanoTime();
		}
	}

	/** To be called before the client is closed, which logs what is still going on. */
	@Override
	public void close() {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(1, TimeUnit.SECONDS);
			C current = this.connection;
			if (current != null) {
				current.closeAsync().get(1, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("The connection for %s is not closed".formatted(this.name), ex);
		}
	}

	private final class Loss implements RedisConnectionStateListener {

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
			try {
				KeptConnection.this.thread.execute(KeptConnection.this::look);
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Closed", ex);
			}
		}

	}

}
