package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.RedisProcess;
import io.lettuce.core.KillArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one instance flushes or replaces, and what the near cache of another has.
 */
@Timeout(60)
class FleetFlushTests {

	private static RedisProcess server;

	private Instance one;

	private Instance other;

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void startInstances() {
		String prefix = UUID.randomUUID() + ":";
		this.one = new Instance(server.url(), prefix);
		this.other = new Instance(server.url(), prefix);
	}

	@AfterEach
	void stopInstances() {
		this.one.close();
		this.other.close();
	}

	@Test
	void aFlushReachesTheNearCachesOfOthers() {
		keepEverywhere("q", "old");
		keepEverywhere("another question", "kept");
		this.one.cache().flush(FlushFilter.pattern("q*"));
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
		assertThat(this.other.find("another question")).isEqualTo("kept");
	}

	@Test
	void aFlushByTagReachesOthers() {
		this.one.ask("q", Instance.tagged("t"), () -> "old");
		awaitKept(this.other, "q", "old");
		this.other.cache().flush(FlushFilter.tag("t").and(FlushFilter.model("gpt-4o")));
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.one.find("q") == null);
	}

	@Test
	void anAnswerThatReplacesAnotherIsSeenByOthers() {
		keepEverywhere("q", "old");
		CacheDirectives noCache = new CacheDirectives(true, false, false, false, null, null, null, null, Set.of());
		this.one.ask("q", noCache, () -> "new");
		awaitKept(this.other, "q", "new");
	}

	@Test
	void anAnswerThatWasOnItsWayIsReturnedAndNotKept() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch flushed = new CountDownLatch(1);
		CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> this.other.ask("q", () -> {
			asked.countDown();
			flushed.await();
			return "old";
		}));
		asked.await();
		this.one.cache().flush(FlushFilter.model("gpt-4o"));
		flushed.countDown();
		assertThat(call.get()).isEqualTo("old miss");
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.until(() -> this.one.find("q") == null && this.other.find("q") == null);
	}

	/** Others are not told that somebody has flushed, as if the message were late. */
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
		Awaitility.await().until(() -> this.other.find("q") == null);
	}

	@Test
	void anAnswerThatAFlushDoesNotMatchIsKept() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch flushed = new CountDownLatch(1);
		CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> this.other.ask("q", () -> {
			asked.countDown();
			flushed.await();
			return "answer";
		}));
		asked.await();
		this.one.cache().flush(FlushFilter.model("another"));
		this.one.cache().flush(FlushFilter.tag("t"));
		flushed.countDown();
		assertThat(call.get()).isEqualTo("answer miss");
		awaitKept(this.one, "q", "answer");
	}

	@Test
	void theNearCacheIsNotUsedWhileNothingIsHeard() {
		keepEverywhere("q", "old");
		this.other.messages().close();
		this.one.store().remove(FlushFilter.all());
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
	}

	@Test
	void theNearCacheIsEmptyAfterASubscriptionWasLost() {
		keepEverywhere("q", "old");
		this.one.store().remove(FlushFilter.all());
		assertThat(this.other.find("q")).as("nobody was told").isEqualTo("old");
		this.one.redis()
			.await(this.one.redis().commands().clientKill(KillArgs.Builder.typePubsub()), Instance.PATIENCE);
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
		this.other.awaitTouch();
		assertThat(this.other.find("q")).isNull();
	}

	private void keepEverywhere(String question, String answer) {
		this.one.ask(question, () -> answer);
		awaitKept(this.other, question, answer);
		assertThat(this.one.find(question)).isEqualTo(answer);
	}

	private static void awaitKept(Instance instance, String question, String answer) {
		Awaitility.await().until(() -> answer.equals(instance.find(question)));
	}

}
