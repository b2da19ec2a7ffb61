package io.ecoai.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.models.role.RedisInstance.Role;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * What the clients of Lettuce have in common, although no type says so. The connecting
 * methods block until there is a connection or a failure.
 */
sealed interface LettuceClient extends AutoCloseable {

	StatefulConnection<byte[], byte[]> connect();

	StatefulRedisPubSubConnection<byte[], byte[]> connectPubSub();

	RedisClusterAsyncCommands<byte[], byte[]> commands(StatefulConnection<byte[], byte[]> connection);

	CompletionStage<List<RedisClusterAsyncCommands<byte[], byte[]>>> masters(
			StatefulConnection<byte[], byte[]> connection);

	@Override
	void close();

	/**
	 * One server, or the master that Sentinels name.
	 *
	 * @param client a client that knows its address
	 * @param release releases the client and what was made for it
	 */
	record OfServer(RedisClient client, Runnable release) implements LettuceClient {

		@Override
		public StatefulConnection<byte[], byte[]> connect() {
			return this.client.connect(ByteArrayCodec.INSTANCE);
		}

		@Override
		public StatefulRedisPubSubConnection<byte[], byte[]> connectPubSub() {
			return this.client.connectPubSub(ByteArrayCodec.INSTANCE);
		}

		@Override
		public RedisClusterAsyncCommands<byte[], byte[]> commands(StatefulConnection<byte[], byte[]> connection) {
			return ((StatefulRedisConnection<byte[], byte[]>) connection).async();
		}

		@Override
		public CompletionStage<List<RedisClusterAsyncCommands<byte[], byte[]>>> masters(
				StatefulConnection<byte[], byte[]> connection) {
			return CompletableFuture.completedFuture(List.of(commands(connection)));
		}

		@Override
		public void close() {
			this.release.run();
		}

	}

	/**
	 * A cluster.
	 *
	 * @param client a client that knows some nodes
	 * @param release releases the client and what was made for it
	 */
	record OfCluster(RedisClusterClient client, Runnable release) implements LettuceClient {

		@Override
		public StatefulConnection<byte[], byte[]> connect() {
			return this.client.connect(ByteArrayCodec.INSTANCE);
		}

		@Override
		public StatefulRedisPubSubConnection<byte[], byte[]> connectPubSub() {
			return this.client.connectPubSub(ByteArrayCodec.INSTANCE);
		}

		@Override
		public RedisClusterAsyncCommands<byte[], byte[]> commands(StatefulConnection<byte[], byte[]> connection) {
			return ((StatefulRedisClusterConnection<byte[], byte[]>) connection).async();
		}

		@Override
		public CompletionStage<List<RedisClusterAsyncCommands<byte[], byte[]>>> masters(
				StatefulConnection<byte[], byte[]> connection) {
			StatefulRedisClusterConnection<byte[], byte[]> cluster = (StatefulRedisClusterConnection<byte[], byte[]>) connection;
			List<CompletableFuture<StatefulRedisConnection<byte[], byte[]>>> nodes = new ArrayList<>();
			for (RedisClusterNode node : cluster.getPartitions()) {
				if (node.getRole() == Role.UPSTREAM && !node.getSlots().isEmpty()) {
					nodes.add(cluster.getConnectionAsync(node.getNodeId()).orTimeout(2, TimeUnit.SECONDS));
				}
			}
			return CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).thenApply((done) -> {
				List<RedisClusterAsyncCommands<byte[], byte[]>> masters = new ArrayList<>();
				nodes.forEach((node) -> masters.add(node.join().async()));
				return masters;
			});
		}

		@Override
		public void close() {
			this.release.run();
		}

	}

}
