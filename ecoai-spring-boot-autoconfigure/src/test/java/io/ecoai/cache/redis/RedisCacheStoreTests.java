package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RedisCacheStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static RedisProcess server;

	private final String prefix = UUID.randomUUID() + "*[x]:";

	private PrivateRedis redis;

	private RedisCacheStore store;

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void connect() {
		this.redis = PrivateRedis.at(server.url());
		this.store = new RedisCacheStore(this.redis, this.prefix, Clock.systemUTC(), PATIENCE);
		assertThat(this.redis.awaitConnection(PATIENCE)).isTrue();
	}

	@AfterEach
	void disconnect() {
		this.store.close();
	}

	@Test
	void readsWhatItHasKept() {
		Instant createdAt = Instant.parse("2026-01-02T03:04:05.678901234Z");
		EntryDescription description = new EntryDescription("openai", "gpt-4o", "acme", "Grüße, 世界 \uD83D\uDE00",
				List.of(new KeyComponent("user", "abc", "Grü"), new KeyComponent("system", "", "")),
				Set.of("a", "tag with spaces {}"));
		Instant expiresAt = Instant.now().plusSeconds(60);
		CacheEntry entry = new CacheEntry(new CacheKey("1-abc"), new Lifetime(createdAt, Duration.ofMillis(90_001)),
				expiresAt, new byte[] { 0, -1, 13, 10 }, description);
		put(entry);
		assertThat(this.store.get(entry.key())).usingRecursiveComparison().isEqualTo(entry);
		assertThat(this.store.get(new CacheKey("1-other"))).isNull();
	}

	@Test
	void hasOneIdentityForAllWhoShareTheAnswers() {
		String identity = this.store.identity();
		assertThat(identity).isNotBlank();
		this.store.remove(FlushFilter.all());
		assertThat(this.store.identity()).as("after a flush").isEqualTo(identity);
		try (RedisCacheStore same = new RedisCacheStore(PrivateRedis.at(server.url()), this.prefix, Clock.systemUTC(),
				PATIENCE);
				RedisCacheStore other = new RedisCacheStore(PrivateRedis.at(server.url()), "other" + this.prefix,
						Clock.systemUTC(), PATIENCE)) {
			assertThat(same.identity()).isEqualTo(identity);
			assertThat(other.identity()).isNotEqualTo(identity);
		}
	}

	@Test
	void setsValueAndExpiryTogether() {
		put(entry("fresh", "gpt-4o", "default", "p", Instant.now().plusSeconds(100)));
		put(entry("for ever", "gpt-4o", "default", "p", null));
		put(entry("expired", "gpt-4o", "default", "p", Instant.now().minusSeconds(100)));
		assertThat(await(commands().pttl(name("fresh")))).isBetween(90_000L, 100_000L);
		assertThat(await(commands().pttl(name("for ever")))).isEqualTo(-1);
		// It is there for the shortest time that Redis knows.
		Awaitility.await().untilAsserted(() -> assertThat(await(commands().exists(name("expired")))).isZero());
	}

	@Test
	void takesGarbageAndLaterVersionsForAbsent() {
		CacheEntry entry = entry("k", "gpt-4o", "default", "p", null);
		byte[] value = new EntryFormat().write(entry);
		for (int length = 0; length < value.length - entry.payload().length; length++) {
			await(commands().set(name("k"), Arrays.copyOf(value, length)));
			assertThat(this.store.get(entry.key())).as("cut after %d bytes", length).isNull();
		}
		value[1] = 2;
		await(commands().set(name("k"), value));
		assertThat(this.store.get(entry.key())).isNull();
		assertThat(await(commands().get(name("k")))).as("left for the program that wrote it").isEqualTo(value);
		await(commands().unlink(name("k")));
		await(commands().sadd(name("k"), name("another type")));
		assertThat(this.store.get(entry.key())).isNull();
	}

	@Test
	void removesWhatAFilterMatches() {
		put(entry("a1", "gpt-4o", "default", "Summarise this", null, "red"));
		put(entry("a2", "gpt-4o", "acme", "another question", null, "red", "blue"));
		put(entry("b1", "claude", "default", "SUMMARISE that", Instant.now().plusSeconds(60), "blue"));
		put(entry("b2", "claude", "acme", "yet another", null));
		assertThat(this.store.remove(FlushFilter.tag("green"))).isZero();
		assertThat(this.store.remove(FlushFilter.tag("red").and(FlushFilter.tag("blue")))).isEqualTo(1);
		assertThat(this.store.get(new CacheKey("a2"))).isNull();
		assertThat(this.store.remove(FlushFilter.model("claude").and(FlushFilter.pattern("summ*")))).isEqualTo(1);
		assertThat(this.store.remove(FlushFilter.namespace("acme"))).isEqualTo(1);
		assertThat(this.store.remove(FlushFilter.key(new CacheKey("a1")).and(FlushFilter.model("claude")))).isZero();
		assertThat(this.store.remove(FlushFilter.key(new CacheKey("a1")))).isEqualTo(1);
		assertThat(this.store.statistics().entries()).isZero();
		assertThat(keysLeft("index:*")).as("an empty index is none").isEmpty();
	}

	@Test
	void removesTheRecordingWithTheAnswer() {
		put(entry("a1", "gpt-4o", "default", "Summarise this", null));
		put(entry("a1-stream", "gpt-4o", "default", "Summarise this", null));
		assertThat(this.store.remove(FlushFilter.key(new CacheKey("a1")))).isEqualTo(2);
	}

	@Test
	void removesManyAtOnce() {
		List<CompletionStage<?>> puts = new ArrayList<>();
		for (int i = 0; i < 2500; i++) {
			puts.add(this.store.put(entry("k" + i, "gpt-4o", (i % 5 == 0) ? "acme" : "default", "p" + i, null)));
			if (puts.size() == 50) {
				await(PrivateRedis.all(puts));
				puts.clear();
			}
		}
		assertThat(this.store.remove(FlushFilter.namespace("acme"))).isEqualTo(500);
		assertThat(this.store.statistics().entries()).isEqualTo(2000);
		assertThat(this.store.remove(FlushFilter.all())).isEqualTo(2000);
		assertThat(keysLeft("answer:*")).isEmpty();
	}

	@Test
	void anIndexForgetsWhatHasExpiredAndExpiresWithTheLast() {
		String index = this.prefix + "v1:index:{all}";
		Instant longAgo = Instant.now().minusSeconds(1000);
		for (int i = 0; i < 450; i++) {
			put(entry("expired" + i, "gpt-4o", "default", "p", longAgo));
		}
		assertThat(await(commands().zcard(index.getBytes(UTF_8)))).isLessThan(300);
		Instant expiresAt = Instant.now().plusSeconds(600);
		for (int i = 0; i < 3; i++) {
			put(entry("fresh" + i, "gpt-4o", "default", "p", expiresAt));
		}
		assertThat(await(commands().zcard(index.getBytes(UTF_8)))).isEqualTo(3);
		assertThat(keysLeft("index:*")).hasSize(3)
			.allSatisfy((key) -> assertThat(await(commands().pttl(key.getBytes(UTF_8)))).isBetween(600_000L, 700_000L));
		put(entry("for ever", "gpt-4o", "default", "p", null));
		assertThat(await(commands().pttl(index.getBytes(UTF_8)))).isEqualTo(-1);
	}

	@Test
	void anIndexForgetsWhatTheServerHasEvicted() {
		byte[] index = (this.prefix + "v1:index:{all}").getBytes(UTF_8);
		Instant longAgo = Instant.now().minusSeconds(1000);
		for (int i = 0; i < 300; i++) {
			CacheKey key = new CacheKey("evicted" + i);
			put(new CacheEntry(key, new Lifetime(longAgo, null), null, new byte[3],
					describe("gpt-4o", "default", "p")));
			await(commands().unlink(name(key.value())));
		}
		await(commands().zadd(index, -System.currentTimeMillis(), "just being written".getBytes(UTF_8)));
		for (int i = 0; i < 400; i++) {
			put(entry("k" + i % 10, "gpt-4o", "default", "p", null));
		}
		Awaitility.await().atMost(PATIENCE).until(() -> await(commands().zcard(index)) < 200);
		assertThat(await(commands().zscore(index, "just being written".getBytes(UTF_8)))).isNotNull();
	}

	@Test
	void aFlushDoesNotForgetWhatIsBeingWritten() {
		byte[] index = (this.prefix + "v1:index:{all}").getBytes(UTF_8);
		put(entry("k", "gpt-4o", "default", "p", null));
		await(commands().zadd(index, -System.currentTimeMillis(), "being written".getBytes(UTF_8)));
		await(commands().zadd(index, -1_000_000, "left behind".getBytes(UTF_8)));
		assertThat(this.store.remove(FlushFilter.all())).isEqualTo(1);
		assertThat(await(commands().zrange(index, 0, -1))).containsExactly("being written".getBytes(UTF_8));
	}

	@Test
	void removesWhatItHasSeenAndNothingNewer() {
		put(entry("k", "gpt-4o", "default", "p", null));
		Answers answers = new Answers(this.redis, new RedisKeys(this.prefix));
		CacheKey key = new CacheKey("k");
		Answers.Found seen = answers.look(List.of(key), PATIENCE).get(key);
		put(entry("k", "gpt-4o", "default", "p", null));
		assertThat(await(answers.remove(key, seen))).as("a newer one").isZero();
		assertThat(await(answers.remove(key, answers.look(List.of(key), PATIENCE).get(key)))).isEqualTo(1);
		assertThat(this.store.get(key)).isNull();
	}

	@Test
	void tellsTheNewestOfAModelInANamespace() {
		for (int i = 0; i < 5; i++) {
			put(new CacheEntry(new CacheKey("k" + i), new Lifetime(Instant.ofEpochSecond(1000 + i), null), null,
					new byte[10_000], describe("gpt-4o", "default", "p" + i)));
		}
		put(entry("other", "claude", "default", "p", null));
		put(entry("tenant", "gpt-4o", "acme", "p", null));
		await(commands().unlink(name("k4")));
		assertThat(this.store.newest("default", "gpt-4o", 3)).extracting(EntryHeader::key)
			.containsExactly(new CacheKey("k3"), new CacheKey("k2"));
	}

	@Test
	void tellsHowFullItIs() {
		assertThat(this.store.statistics().entries()).isZero();
		for (int i = 0; i < 10; i++) {
			put(entry("k" + i, "gpt-4o", "default", "p", null));
		}
		assertThat(this.store.statistics().entries()).isEqualTo(10);
		assertThat(this.store.statistics().sizeBytes()).isBetween(500L, 5000L);
	}

	private List<String> keysLeft(String pattern) {
		return await(commands().keys(this.prefix.replace("*[x]", "??x]") + "v1:" + pattern)).stream()
			.map((key) -> new String(key, UTF_8))
			.toList();
	}

	private RedisClusterAsyncCommands<byte[], byte[]> commands() {
		return this.redis.commands();
	}

	private <T> T await(CompletionStage<T> stage) {
		return this.redis.await(stage, PATIENCE);
	}

	private byte[] name(String key) {
		return (this.prefix + "v1:answer:{" + key + "}").getBytes(UTF_8);
	}

	private void put(CacheEntry entry) {
		this.store.put(entry).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
	}

	private static CacheEntry entry(String key, String model, String namespace, String prompt,
			@Nullable Instant expiresAt, String... tags) {
		return new CacheEntry(new CacheKey(key), new Lifetime(Instant.now(), null), expiresAt, new byte[] { 1, 2, 3 },
				describe(model, namespace, prompt, tags));
	}

	private static EntryDescription describe(String model, String namespace, String prompt, String... tags) {
		return new EntryDescription("openai", model, namespace, prompt, List.of(), Set.of(tags));
	}

}
