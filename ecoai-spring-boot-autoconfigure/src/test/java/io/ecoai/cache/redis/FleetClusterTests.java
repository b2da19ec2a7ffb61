package io.ecoai.cache.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.Permit;
import io.ecoai.redis.RedisProcess;
import io.ecoai.settings.redis.RedisSharedSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.SlotHash;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances on a cluster, which refuses commands and scripts that touch two slots. It
 * has one node, since that makes no difference to what is refused.
 */
@Timeout(120)
class FleetClusterTests {

	private static RedisProcess server;

	private final String prefix = UUID.randomUUID() + ":";

	private Instance one;

	private Instance other;

	@BeforeAll
	static void startCluster() {
		server = RedisProcess.running("--cluster-enabled", "yes");
		RedisClient client = RedisClient.create(server.url());
		try {
			client.connect().sync().clusterAddSlots(IntStream.range(0, SlotHash.SLOT_COUNT).toArray());
			Awaitility.await().until(() -> client.connect().sync().clusterInfo().contains("cluster_state:ok"));
		}
		finally {
			client.shutdown();
		}
	}

	@AfterAll
	static void stopCluster() {
		server.close();
	}

	@BeforeEach
	void startInstances() {
		String url = server.url() + ",127.0.0.1:" + server.port();
		this.one = new Instance(url, this.prefix);
		this.other = new Instance(url, this.prefix);
	}

	@AfterEach
	void stopInstances() {
		this.one.close();
		this.other.close();
	}

	@Test
	void oneAsksAndTheOtherWaits() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		CompletableFuture<String> leader = CompletableFuture.supplyAsync(() -> this.one.ask("q", () -> {
			asked.countDown();
			answered.await();
			return "answer";
		}));
		asked.await();
		CompletableFuture<String> waiter = CompletableFuture.supplyAsync(() -> this.other.ask("q", () -> "another"));
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> !waiter.isDone());
		answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(waiter.get()).isEqualTo("answer hit");
		this.one.cache().flush(FlushFilter.all());
		Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> this.other.find("q") == null);
		assertThat(this.one.errors() + this.other.errors()).isZero();
	}

	@Test
	void anAnswerThatWasOnItsWayIsNotKeptEvenIfTheMessageIsLate() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch flushed = new CountDownLatch(1);
		CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> this.other.ask("q", () -> {
			asked.countDown();
			flushed.await();
			return "old";
		}));
		asked.await();
		this.one.store().remove(FlushFilter.model("gpt-4o"));
		flushed.countDown();
		assertThat(call.get()).isEqualTo("old miss");
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.until(() -> this.other.store().get(new CacheKey("q")) == null);
	}

	/**
	 * While one instance asks and another flushes, a third one reads. In the end the
	 * store knows best.
	 */
	@Test
	void nothingStaysInMemoryThatHasLeftTheCluster() throws Exception {
		List<String> questions = IntStream.range(0, 10).mapToObj((i) -> "q" + i).toList();
		AtomicBoolean over = new AtomicBoolean();
		try (Instance reader = new Instance(server.url() + ",127.0.0.1:" + server.port(), this.prefix)) {
			List<CompletableFuture<Void>> underway = new ArrayList<>();
			underway.add(CompletableFuture.runAsync(() -> {
				while (!over.get()) {
					questions.forEach((question) -> this.one.ask(question, () -> "answer"));
				}
			}));
			underway.add(CompletableFuture.runAsync(() -> {
				while (!over.get()) {
					questions.forEach(reader::find);
				}
			}));
			for (int i = 0; i < 200; i++) {
				this.other.cache().flush(FlushFilter.model("gpt-4o"));
			}
			over.set(true);
			underway.forEach(CompletableFuture::join);
			this.other.store().remove(FlushFilter.key(new CacheKey("another")));
			Awaitility.await()
				.untilAsserted(() -> assertThat(questions).filteredOn((question) -> reader.find(question) != null)
					.allSatisfy((question) -> assertThat(this.one.store().get(new CacheKey(question))).isNotNull()));
		}
	}

	/** Nobody is told of the flush, as if the message were late. */
	@Test
	void nobodyReadsAnAnswerThatWasFlushedBeforeItCame() throws Exception {
		CacheKey key = new CacheKey("q");
		for (int i = 0; i < 100; i++) {
			Permit permit = this.other.store().leases().permit(key);
			this.one.store().remove(FlushFilter.all());
			AtomicBoolean over = new AtomicBoolean();
			CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> {
				boolean found = false;
				while (!over.get()) {
					found |= this.one.find("q") != null;
				}
				return found;
			});
			CacheEntry entry = new CacheEntry(key, new Lifetime(Instant.now(), null), null, new byte[] { 0 },
					Instance.description("q"));
			assertThat(this.other.store().put(entry, permit).toCompletableFuture().get()).isFalse();
			over.set(true);
			assertThat(seen.get()).as("in round %d", i).isFalse();
		}
	}

	@Test
	void settingsAreShared() {
		CountDownLatch told = new CountDownLatch(1);
		RedisSharedSettings mine = new RedisSharedSettings(this.one.redis(), this.one.messages(), this.prefix);
		RedisSharedSettings theirs = new RedisSharedSettings(this.other.redis(), this.other.messages(), this.prefix);
		theirs.listen(told::countDown);
		mine.write(Map.of("mode", "prod", "ttl", "60"));
		Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> told.getCount() == 0);
		assertThat(theirs.read()).isEqualTo(Map.of("mode", "prod", "ttl", "60"));
	}

}
