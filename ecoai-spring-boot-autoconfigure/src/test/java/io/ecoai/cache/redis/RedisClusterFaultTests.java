package io.ecoai.cache.redis;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisClusterProcess;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A cluster of three nodes, in which every key has a slot of its own.
 */
class RedisClusterFaultTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int ENTRIES = 300;

	@TempDir
	Path folder;

	@Test
	void everyOperationWorksAcrossSlots() {
		try (RedisClusterProcess cluster = RedisClusterProcess.running();
				PrivateRedis redis = PrivateRedis.at(cluster.url());
				RedisCacheStore store = new RedisCacheStore(redis, "ecoai:", Clock.systemUTC(), PATIENCE)) {
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			fill(store);
			for (int i = 0; i < ENTRIES; i++) {
				assertThat(store.get(new CacheKey("k" + i))).isNotNull();
			}
			List<RedisClusterAsyncCommands<byte[], byte[]>> masters = redis.await(redis.masters(), PATIENCE);
			assertThat(masters).hasSize(3)
				.allSatisfy((master) -> assertThat(redis.await(master.dbsize(), PATIENCE)).isGreaterThan(50));
			assertThat(store.statistics().entries()).isEqualTo(ENTRIES);
			assertThat(store.newest("default", "m1", 10)).hasSize(10);
			assertThat(store.remove(FlushFilter.key(new CacheKey("k0")))).isEqualTo(1);
			assertThat(store.remove(FlushFilter.tag("t1"))).isEqualTo(ENTRIES / 5);
			assertThat(store.remove(FlushFilter.model("m1"))).isEqualTo(ENTRIES / 3 * 4 / 5);
			assertThat(store.remove(FlushFilter.namespace("none"))).isZero();
			assertThat(store.remove(FlushFilter.pattern("PROMPT 1*").and(FlushFilter.namespace("default"))))
				.isPositive();
			redis.await(redis.commands().unlink("ecoai:v1:index:{all}".getBytes(UTF_8)), PATIENCE);
			masters.forEach((master) -> redis.await(master.configSet("maxmemory", "100mb"), PATIENCE));
			masters.forEach((master) -> redis.await(master.configSet("maxmemory-policy", "allkeys-lru"), PATIENCE));
			assertThat(store.remove(FlushFilter.all())).as("all nodes are looked through").isPositive();
			assertThat(redis.await(redis.commands().keys("ecoai:v1:answer:*"), PATIENCE)).isEmpty();
		}
	}

	@Test
	void callsGoOnWhileANodeIsAwayAndHitsResumeWhenItIsBack() throws Exception {
		try (RedisClusterProcess cluster = RedisClusterProcess.running();
				RedisCaller caller = new RedisCaller(PrivateRedis.at(cluster.url()), this.folder);
				Load load = new Load(caller)) {
			load.awaitHits(500);
			caller.latencies().tell("cluster up, under load");
			cluster.nodes().get(1).freeze();
			load.awaitCalls(2000);
			await().atMost(PATIENCE).until(() -> caller.cache().failure() != null);
			caller.latencies().tell("a node of the cluster silent, under load").assertPromised();
			cluster.nodes().get(1).thaw();
			load.awaitHits(2000);
			await().atMost(PATIENCE).until(() -> caller.cache().failure() == null);
		}
	}

	private static void fill(RedisCacheStore store) {
		for (int i = 0; i < ENTRIES; i++) {
			EntryDescription description = new EntryDescription("openai", "m" + i % 3, "default", "prompt " + i,
					List.of(), Set.of("t" + i % 5));
			store
				.put(new CacheEntry(new CacheKey("k" + i), new Lifetime(Instant.now(), null), null, new byte[100],
						description))
				.toCompletableFuture()
				.orTimeout(20, TimeUnit.SECONDS)
				.join();
		}
	}

}
