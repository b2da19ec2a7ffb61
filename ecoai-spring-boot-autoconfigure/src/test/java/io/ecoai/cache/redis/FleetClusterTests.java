package io.ecoai.cache.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.Permit;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import io.ecoai.redis.messages.Messages;
import io.ecoai.settings.redis.RedisSharedSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
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
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
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

	/** The server holds back what is written, and lets go first what came first. */
	@Test
	void whatIsFlushedJustBeforeItIsWrittenLeavesEveryMemory() throws Exception {
		CacheKey key = new CacheKey("q");
		RedisKeys keys = new RedisKeys(this.prefix);
		String url = server.url() + ",127.0.0.1:" + server.port();
		CountDownLatch told = new CountDownLatch(1);
		RedisClient client = RedisClient.create(server.url());
		try (PrivateRedis writer = PrivateRedis.at(url);
				PrivateRedis flusher = PrivateRedis.at(url);
				PrivateRedis listener = PrivateRedis.at(url);
				Messages messages = new Messages(listener, this.prefix)) {
			assertThat(writer.awaitConnection(Instance.PATIENCE) && flusher.awaitConnection(Instance.PATIENCE))
				.isTrue();
			FlushLog flushes = new FlushLog(flusher, keys);
			PermittedPut puts = new PermittedPut(writer, new Messages(writer, this.prefix), keys,
					new FlushLog(writer, keys));
			// So that the server knows the scripts.
			flusher.await(flushes.add(FlushFilter.model("another")), Instance.PATIENCE);
			RedisPermit permit = (RedisPermit) this.other.store().leases().permit(key);
			assertThat(put(puts, entry(key), permit).toCompletableFuture().get()).isTrue();
			writer.await(writer.commands().unlink(keys.answer(key)), Instance.PATIENCE);
			messages.listen("replaced", (content) -> told.countDown());
			Awaitility.await().until(messages::inTouch);
			RedisCommands<String, String> admin = client.connect().sync();
			pause(admin, "PAUSE", "20000", "WRITE");
			CompletionStage<?> flush = flushes.add(FlushFilter.all());
			Awaitility.await().until(() -> scriptsHeldBack(admin) == 1);
			CompletionStage<Boolean> put = put(puts, entry(key), permit);
			Awaitility.await().until(() -> scriptsHeldBack(admin) == 2);
			pause(admin, "UNPAUSE");
			flush.toCompletableFuture().get();
			assertThat(put.toCompletableFuture().get()).isFalse();
			assertThat(this.one.store().get(key)).isNull();
			assertThat(told.await(20, TimeUnit.SECONDS)).as("who may have read it").isTrue();
		}
		finally {
			client.shutdown();
		}
	}

	private static CompletionStage<Boolean> put(PermittedPut puts, CacheEntry entry, RedisPermit permit) {
		return puts.put(entry, new EntryFormat().write(entry), null, permit);
	}

	private static long scriptsHeldBack(RedisCommands<String, String> admin) {
		return admin.clientList()
			.lines()
			.filter((client) -> client.contains("cmd=evalsha") && client.matches(".* flags=[A-Za-z]*b.*"))
			.count();
	}

	private static void pause(RedisCommands<String, String> admin, String... arguments) {
		CommandArgs<String, String> all = new CommandArgs<>(StringCodec.UTF8);
		Arrays.asList(arguments).forEach(all::add);
		admin.dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), all);
	}

	private static CacheEntry entry(CacheKey key) {
		return new CacheEntry(key, new Lifetime(Instant.now(), null), null, new byte[] { 0 },
				Instance.description("q"));
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
					found |= this.one.store().get(key) != null;
				}
				return found;
			});
			assertThat(this.other.store().put(entry(key), permit).toCompletableFuture().get()).isFalse();
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
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> told.getCount() == 0);
		assertThat(theirs.read()).isEqualTo(Map.of("mode", "prod", "ttl", "60"));
	}

}
