package io.ecoai.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Who listens to which channel, over a connection that is made for the first of them.
 * Lettuce subscribes again when it mends a connection; a new one is subscribed here.
 */
final class Subscriptions implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Subscriptions.class);

	private final Map<String, ChannelListener> listeners = new ConcurrentHashMap<>();

	private final AtomicBoolean started = new AtomicBoolean();

	private final LettuceClient client;

	private final KeptConnection<StatefulRedisPubSubConnection<byte[], byte[]>> connection;

	Subscriptions(LettuceClient client) {
		this.client = client;
		this.connection = new KeptConnection<>("messages", this::connect, this::subscribeAll,
				(made) -> made.async().ping());
	}

	void add(String channel, ChannelListener listener) {
		if (this.listeners.putIfAbsent(channel, listener) != null) {
			throw new IllegalArgumentException("The channel '%s' has a listener".formatted(channel));
		}
		if (this.started.compareAndSet(false, true)) {
			this.connection.start();
			return;
		}
		try {
			subscribe(this.connection.required(), channel);
		}
		catch (RedisConnectionException ex) {
			logger.debug("The channel is subscribed as soon as there is a connection", ex);
		}
	}

	private StatefulRedisPubSubConnection<byte[], byte[]> connect() {
		// Silence is not a disconnection, so nobody has been told so far.
		tellAll(ChannelListener::onLost);
		StatefulRedisPubSubConnection<byte[], byte[]> made = this.client.connectPubSub();
		made.addListener(new Publications());
		made.addListener(new Losses());
		return made;
	}

	private void subscribeAll(StatefulRedisPubSubConnection<byte[], byte[]> made) {
		this.listeners.keySet().forEach((channel) -> subscribe(made, channel));
	}

	private void subscribe(StatefulRedisPubSubConnection<byte[], byte[]> connection, String channel) {
		connection.async().subscribe(channel.getBytes(StandardCharsets.UTF_8)).exceptionally((failure) -> {
			if (failure instanceof RedisCommandExecutionException refusal) {
				tell(channel.getBytes(StandardCharsets.UTF_8), (listener) -> listener.onRefused(refusal));
			}
			return null;
		});
	}

	private void tellAll(Consumer<ChannelListener> news) {
		this.listeners.values().forEach((listener) -> tell(listener, news));
	}

	private void tell(byte[] channel, Consumer<ChannelListener> news) {
		ChannelListener listener = this.listeners.get(new String(channel, StandardCharsets.UTF_8));
		if (listener != null) {
			tell(listener, news);
		}
	}

	private static void tell(ChannelListener listener, Consumer<ChannelListener> news) {
		try {
			news.accept(listener);
		}
		// Whatever it is: it must not end the connection.
		catch (Throwable ex) {
			logger.debug("A listener has failed", ex);
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

	private final class Publications extends RedisPubSubAdapter<byte[], byte[]> {

		@Override
		public void message(byte[] channel, byte[] message) {
			tell(channel, (listener) -> listener.onMessage(message));
		}

		@Override
		public void subscribed(byte[] channel, long count) {
			tell(channel, ChannelListener::onSubscribed);
		}

	}

	private final class Losses implements RedisConnectionStateListener {

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
			tellAll(ChannelListener::onLost);
		}

	}

}
