package io.ecoai.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;

/**
 * How our connections behave, whatever those of the application do: they fail fast and
 * come back fast.
 */
final class LettuceSettings {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(30);

	/** Bounds the memory that a server which has fallen silent can cost. */
	private static final int MOST_COMMANDS_UNDERWAY = 20_000;

	private static final long FIRST_RECONNECT_MILLIS = 10;

	private static final long LAST_RECONNECT_MILLIS = 1000;

	/**
	 * The options of one server, beside those that say how to talk to it. Its connection
	 * is kept by {@link KeptConnection}, since Lettuce would log each of its tries.
	 */
	ClientOptions server(ClientOptions given) {
		return base(given).autoReconnect(false).build();
	}

	private static ClientOptions.Builder base(ClientOptions given) {
		return given.mutate()
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.pingBeforeActivateConnection(true)
			.requestQueueSize(MOST_COMMANDS_UNDERWAY)
			.timeoutOptions(TimeoutOptions.enabled(PrivateRedis.COMMAND_TIMEOUT))
			.socketOptions(
					SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).tcpNoDelay(true).build());
	}

	/** The options of a cluster, whose nodes may move. */
	ClusterClientOptions cluster(ClientOptions given) {
		ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
			.enableAllAdaptiveRefreshTriggers()
			.adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
			.enablePeriodicRefresh(TOPOLOGY_REFRESH)
			.build();
		return ClusterClientOptions.builder(base(given).autoReconnect(true).build())
			.topologyRefreshOptions(refresh)
			.build();
	}

	/** Threads of our own. */
	ClientResources resources() {
		return adapt(ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2));
	}

	/** The threads and the name resolution of the application. */
	ClientResources resources(ClientResources application) {
		return adapt(application.mutate());
	}

	private static ClientResources adapt(ClientResources.Builder builder) {
		return builder
			.reconnectDelay(Delay.exponential(FIRST_RECONNECT_MILLIS, LAST_RECONNECT_MILLIS, TimeUnit.MILLISECONDS, 2))
			.commandLatencyRecorder(CommandLatencyRecorder.disabled())
			.build();
	}

}
