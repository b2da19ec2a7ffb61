package io.ecoai.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two instances on one Redis that miss the same key at once.
 */
@Timeout(60)
class FleetSingleFlightTests {

	private static RedisProcess server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch answered = new CountDownLatch(1);

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
		this.threads.shutdownNow();
		this.one.close();
		this.other.close();
	}

	@Test
	void oneAsksAndTheOtherWaits() throws Exception {
		Future<String> leader = lead("answer");
		Future<String> waiter = follow();
		assertThat(this.calls).hasValue(1);
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(waiter.get()).isEqualTo("answer hit");
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void whoWaitsForAFailureAsksAtOnce() throws Exception {
		Future<String> leader = this.threads.submit(() -> this.one.ask("q", () -> {
			this.asked.countDown();
			this.answered.await();
			throw new IllegalStateException("out of order");
		}));
		this.asked.await();
		Future<String> waiter = follow();
		this.answered.countDown();
		assertThatThrownBy(leader::get).hasRootCauseMessage("out of order");
		assertThat(waiter.get()).isEqualTo("another miss");
		Awaitility.await().until(() -> "another".equals(this.one.find("q")));
	}

	@Test
	void whoWaitsForAnAnswerThatIsNotKeptAsksAtOnce() throws Exception {
		Future<String> leader = lead("unfinished");
		Future<String> waiter = follow();
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("unfinished miss");
		assertThat(waiter.get()).isEqualTo("another miss");
	}

	@Test
	void anInterruptEndsTheOwnWaitOnly() throws Exception {
		Future<String> leader = lead("answer");
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		Future<String> waiter = this.threads.submit(() -> {
			thread.complete(Thread.currentThread());
			return this.other.ask("q", this::another);
		});
		awaitWaiting(thread.get());
		thread.get().interrupt();
		assertThatThrownBy(waiter::get).hasCauseInstanceOf(CancellationException.class);
		assertThat(leader).isNotDone();
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(this.other.ask("q", this::another)).isEqualTo("answer hit");
	}

	@Test
	void whoWantsANewAnswerDoesNotWait() throws Exception {
		Future<String> leader = lead("answer");
		CacheDirectives noCache = new CacheDirectives(true, false, false, false, null, null, null, null, Set.of());
		assertThat(this.other.ask("q", noCache, this::another)).isEqualTo("another miss");
		this.answered.countDown();
		leader.get();
	}

	@Test
	void whoNeedsATagThatTheAnswerLacksAsks() throws Exception {
		Future<String> leader = lead("answer");
		Future<String> waiter = this.threads.submit(() -> this.other.ask("q", Instance.tagged("t"), this::another));
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> !waiter.isDone());
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(waiter.get()).isEqualTo("another miss");
		assertThat(this.calls).hasValue(2);
	}

	@Test
	void aModelThatAsksItselfDoesNotWaitForItself() throws Exception {
		String answer = this.one.ask("q", () -> this.one.ask("q", Instance.tagged("t"), () -> "inner") + " within");
		assertThat(answer).isEqualTo("inner miss within miss");
	}

	@Test
	void aStreamWaitsForTheRecordingOfAnother() {
		Sinks.Many<String> chunks = Sinks.many().unicast().onBackpressureBuffer();
		CompletableFuture<List<String>> leader = this.one.stream("s", chunks.asFlux().doOnSubscribe((s) -> {
			this.calls.incrementAndGet();
			this.asked.countDown();
		})).collectList().toFuture();
		awaitAsked();
		CompletableFuture<List<String>> waiter = this.other.stream("s", Flux.just("another")).collectList().toFuture();
		chunks.tryEmitNext("a");
		chunks.tryEmitNext("b");
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> !waiter.isDone());
		chunks.tryEmitComplete();
		assertThat(leader.join()).containsExactly("a given", "b given");
		assertThat(waiter.join()).containsExactly("a kept", "b kept");
	}

	@Test
	void aStreamTakesOverWhereTheLeaderCancels() {
		Disposable leader = this.one.stream("s", Flux.<String>never().doOnSubscribe((s) -> this.asked.countDown()))
			.subscribe();
		awaitAsked();
		CompletableFuture<List<String>> waiter = this.other.stream("s", Flux.just("another")).collectList().toFuture();
		leader.dispose();
		assertThat(waiter.join()).containsExactly("another given");
	}

	@Test
	void aLeaseIsGivenBackByAStreamThatNobodyWaitsFor() {
		Future<String> leader = lead("answer");
		awaitAsked();
		Disposable waiter = this.other.stream("s", Flux.just("another")).subscribe();
		waiter.dispose();
		this.answered.countDown();
		assertThat(this.one.stream("s", Flux.just("mine")).collectList().block(Duration.ofSeconds(2))).isNotEmpty();
		assertThat(leader).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void aLeaderThatHasLostItsLeaseDoesNotOverwriteANewerAnswer() throws Exception {
		Future<String> leader = lead("old");
		// As if it had been paused for longer than its lease lasts.
		RedisKeys keys = new RedisKeys(prefixOf(this.one));
		this.one.redis().await(this.one.redis().commands().unlink(keys.lease(new CacheKey("q"))), Instance.PATIENCE);
		assertThat(this.other.ask("q", () -> "new")).isEqualTo("new miss");
		Awaitility.await().until(() -> this.other.store().get(new CacheKey("q")) != null);
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("old miss");
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> "new".equals(this.other.find("q")));
		Awaitility.await().until(() -> "new".equals(this.one.find("q")));
	}

	@Test
	void aLeaderThatHasLostItsLeaseToNobodyKeepsItsAnswer() throws Exception {
		Future<String> leader = lead("answer");
		RedisKeys keys = new RedisKeys(prefixOf(this.one));
		this.one.redis().await(this.one.redis().commands().unlink(keys.lease(new CacheKey("q"))), Instance.PATIENCE);
		this.answered.countDown();
		leader.get();
		Awaitility.await().until(() -> "answer".equals(this.other.find("q")));
	}

	@Test
	void aCallThatTakesLongKeepsItsLease() throws Exception {
		Future<String> leader = lead("answer");
		Future<String> waiter = follow();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.during(RedisLeases.LEASE.plusMillis(1500))
			.until(() -> !waiter.isDone());
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(waiter.get()).isEqualTo("answer hit");
	}

	private Future<String> lead(String answer) {
		Future<String> leader = this.threads.submit(() -> this.one.ask("q", () -> {
			this.calls.incrementAndGet();
			this.asked.countDown();
			this.answered.await();
			return answer;
		}));
		awaitAsked();
		return leader;
	}

	private Future<String> follow() throws Exception {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		Future<String> waiter = this.threads.submit(() -> {
			thread.complete(Thread.currentThread());
			return this.other.ask("q", this::another);
		});
		awaitWaiting(thread.get());
		return waiter;
	}

	private String another() {
		this.calls.incrementAndGet();
		return "another";
	}

	private void awaitAsked() {
		try {
			assertThat(this.asked.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitWaiting(Thread thread) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> Arrays.stream(thread.getStackTrace())
				.anyMatch((frame) -> frame.getClassName().endsWith("cache.Turns")
						&& frame.getMethodName().equals("pause")));
	}

	private static String prefixOf(Instance instance) {
		String channel = new String(instance.messages().channel(), StandardCharsets.UTF_8);
		return channel.substring(0, channel.length() - "v1:messages".length());
	}

}
