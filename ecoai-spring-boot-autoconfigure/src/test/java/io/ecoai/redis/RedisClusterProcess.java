package io.ecoai.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.awaitility.Awaitility;

/**
 * A real cluster of three masters without replicas.
 */
public final class RedisClusterProcess implements AutoCloseable {

	private static final int SLOTS = 16384;

	private static final int NODES = 3;

	private final List<RedisProcess> nodes = new ArrayList<>();

	private RedisClusterProcess() {
	}

	public static RedisClusterProcess running() {
		RedisClusterProcess cluster = new RedisClusterProcess();
		for (int i = 0; i < NODES; i++) {
			cluster.nodes
				.add(RedisProcess.on(freePortForANode(), "--cluster-enabled", "yes", "--cluster-node-timeout", "2000"));
		}
		cluster.meet();
		return cluster;
	}

	/** The bus has the port of the node plus 10,000. */
	static int freePortForANode() {
		int port = RedisProcess.freePort();
		while (port > 55_000) {
			port = RedisProcess.freePort();
		}
		return port;
	}

	private void meet() {
		for (int i = 0; i < NODES; i++) {
			int[] slots = IntStream.range(SLOTS * i / NODES, SLOTS * (i + 1) / NODES).toArray();
			RedisClient client = RedisClient.create(this.nodes.get(i).url());
			try (StatefulRedisConnection<String, String> connection = client.connect()) {
				connection.sync().clusterAddSlots(slots);
				connection.sync().clusterMeet("127.0.0.1", this.nodes.get(0).port());
			}
			client.shutdown();
		}
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.nodes.stream().allMatch(this::isComplete));
	}

	private boolean isComplete(RedisProcess node) {
		RedisClient client = RedisClient.create(node.url());
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			String info = connection.sync().clusterInfo();
			return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES);
		}
		finally {
			client.shutdown();
		}
	}

	public List<RedisProcess> nodes() {
		return this.nodes;
	}

	public String url() {
		return "redis://"
				+ this.nodes.stream().map((node) -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
	}

	@Override
	public void close() {
		this.nodes.forEach(RedisProcess::close);
	}

}
