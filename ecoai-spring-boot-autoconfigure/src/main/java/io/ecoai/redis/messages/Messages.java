package io.ecoai.redis.messages;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.ecoai.redis.BackgroundThread;
import io.ecoai.redis.ChannelListener;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Word between the instances that use the same prefix. Every instance also sends itself a
 * sign, four times a second: as long as that arrives, so does everything that others have
 * sent before it. What cannot be understood is passed over. Thread-safe.
 */
public final class Messages implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Messages.class);

	private static final Duration SIGN_EVERY = Duration.ofMillis(250);

	/** Together with what a message takes this is less than a second. */
	private static final Duration LONGEST_SILENCE = Duration.ofMillis(750);

	/** For those who tell something, since they have to know whether it was told. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final String id = UUID.randomUUID().toString();

	private final Map<String, Consumer<Map<String, Object>>> listeners = new ConcurrentHashMap<>();

	private final CopyOnWriteArrayList<Runnable> missed = new CopyOnWriteArrayList<>();

	/** What has failed to catch up. Only used by the thread. */
	private final Set<Runnable> behind = new LinkedHashSet<>();

	private final AtomicBoolean started = new AtomicBoolean();

	private final AtomicBoolean refusalTold = new AtomicBoolean();

	private final MessageFormat format = new MessageFormat(this.id);

	/** For the signs, and for what is heard, one after another. */
	private final ScheduledExecutorService thread = BackgroundThread.called("news");

	private final PrivateRedis redis;

	private final String channel;

	/** Counts the connections. */
	private final AtomicInteger connection = new AtomicInteger();

	/** The connection through which the channel is heard. */
	private volatile int subscribed = -1;

	/** When the last sign was sent that has been heard; {@code null} if none was. */
	private volatile @Nullable Long heard;

	/**
	 * Creates it without connecting.
	 * @param redis the connection, which is not closed with this
	 * @param keyPrefix what the channels begin with
	 */
	public Messages(PrivateRedis redis, String keyPrefix) {
		this.redis = redis;
		this.channel = keyPrefix + "v1:messages";
	}

	/**
	 * Hears of messages of other instances from now on, as soon as there is a connection.
	 * Listeners are called on one thread and in the order in which messages were sent.
	 * @param kind the kind of message
	 * @param listener is given its content
	 */
	public void listen(String kind, Consumer<Map<String, Object>> listener) {
		this.listeners.put(kind, listener);
		start();
	}

	/**
	 * Hears, on the same thread, whenever messages may have been missed: when there is a
	 * connection, for the first time or again, and after a listener has failed. Called
	 * again a moment later for as long as it fails.
	 * @param listener hears of it
	 */
	public void onMissed(Runnable listener) {
		this.missed.add(listener);
		start();
		// The subscription may have stood before there was anybody to hear of it.
		enqueue(listener, List.of(listener));
	}

	/**
	 * Tells the other instances something and waits until Redis has taken it.
	 * @param kind the kind of message
	 * @param content texts, numbers and lists of these
	 * @throws RuntimeException if Redis does not take it
	 */
	public void send(String kind, Map<String, ?> content) {
		this.redis.awaitConnection(PATIENCE);
		this.redis.await(this.redis.commands().publish(channel(), message(kind, content)), PATIENCE);
	}

	/**
	 * The channel, for a script that sends a message.
	 * @return its name in bytes
	 */
	public byte[] channel() {
		return this.channel.getBytes(UTF_8);
	}

	/**
	 * A message, for a script that sends it.
	 * @param kind the kind of message
	 * @param content texts, numbers and lists of these
	 * @return the message in bytes
	 */
	public byte[] message(String kind, Map<String, ?> content) {
		return this.format.write(kind, content);
	}

	/**
	 * Whether everything that others have sent until a moment ago has been heard.
	 * @return {@code false} while there is no connection, or one that is too slow
	 */
	public boolean inTouch() {
		Long last = this.heard;
		return last != null && System.nanoTime() - last < LONGEST_SILENCE.toNanos();
	}

	private void start() {
		if (!this.started.compareAndSet(false, true)) {
			return;
		}
		String own = this.channel + ":" + this.id;
		this.redis.listen(this.channel, new FromOthers());
		this.redis.listen(own, new FromMyself());
		this.thread.scheduleAtFixedRate(() -> {
			sign(own.getBytes(UTF_8));
			catchUp();
		}, 0, SIGN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void sign(byte[] own) {
		try {
			CompletionStage<?> sent = this.redis.commands()
				.publish(own, Long.toString(System.nanoTime()).getBytes(UTF_8));
			sent.whenComplete((heard, failure) -> {
				if (failure instanceof RedisCommandExecutionException refusal) {
					tellRefusal(refusal);
				}
			});
		}
		// Whatever it is: the next sign would never be sent.
		catch (Throwable ex) {
			logger.trace("Redis is not reached", ex);
		}
	}

	/** The subscription can be there before the connection that a listener reads from. */
	private void catchUp() {
		List<Runnable> late = List.copyOf(this.behind);
		this.behind.clear();
		late.forEach((listener) -> follow(listener, List.of(listener)));
	}

	private void tellRefusal(RedisException refusal) {
		if (this.refusalTold.compareAndSet(false, true)) {
			logger.warn(("Redis refuses messages between instances (%s). Answers are served from Redis and not from "
					+ "memory, and other instances learn late or never what is flushed or set here. Grant the user of "
					+ "Redis +publish, +subscribe and the channels &%s*")
				.formatted(refusal.getMessage(), this.channel));
		}
	}

	private void enqueue(Runnable task, Collection<Runnable> otherwise) {
		try {
			this.thread.execute(() -> follow(task, otherwise));
		}
		catch (RejectedExecutionException ex) {
			logger.trace("The application is ending", ex);
		}
	}

	private void follow(Runnable task, Collection<Runnable> otherwise) {
		try {
			task.run();
		}
		// Whatever it is: what comes next must be heard too.
		catch (Throwable ex) {
			this.behind.addAll(otherwise);
			logger.debug("A message could not be followed", ex);
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	private final class FromOthers implements ChannelListener {

		@Override
		public void onMessage(byte[] message) {
			MessageFormat.Message heard = Messages.this.format.read(message);
			Consumer<Map<String, Object>> listener = (heard != null) ? Messages.this.listeners.get(heard.kind()) : null;
			if (heard != null && listener != null) {
				enqueue(() -> listener.accept(heard.content()), Messages.this.missed);
			}
		}

		@Override
		public void onSubscribed() {
			Messages.this.missed.forEach((listener) -> enqueue(listener, List.of(listener)));
			Messages.this.subscribed = Messages.this.connection.get();
		}

		@Override
		public void onRefused(RedisException refusal) {
			tellRefusal(refusal);
		}

		@Override
		public void onLost() {
			Messages.this.connection.incrementAndGet();
			Messages.this.heard = null;
		}

	}

	private final class FromMyself implements ChannelListener {

		@Override
		public void onMessage(byte[] message) {
			int connection = Messages.this.connection.get();
			long sent = Long.parseLong(new String(message, UTF_8));
			if (Messages.this.subscribed == connection) {
				enqueue(() -> hear(sent, connection), List.of());
			}
		}

		private void hear(long sent, int connection) {
			Messages.this.heard = sent;
			if (Messages.this.connection.get() != connection) {
				Messages.this.heard = null;
			}
		}

	}

}
