package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.ecoai.cache.CacheKey;
import org.awaitility.Awaitility;
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
class FleetSingleFlightTests extends AbstractFleetTests {

	@Test
	void oneAsksAndTheOtherWaits() throws Exception {
		Future<String> leader = lead(this.one, "answer");
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
		Future<String> leader = lead(this.one, "unfinished");
		Future<String> waiter = follow();
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("unfinished miss");
		assertThat(waiter.get()).isEqualTo("another miss");
	}

	@Test
	void anInterruptEndsTheOwnWaitOnly() throws Exception {
		Future<String> leader = lead(this.one, "answer");
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
		Future<String> leader = lead(this.one, "answer");
		assertThat(this.other.ask("q", NO_CACHE, this::another)).isEqualTo("another miss");
		this.answered.countDown();
		leader.get();
	}

	@Test
	void whoNeedsATagThatTheAnswerLacksAsks() throws Exception {
		Future<String> leader = lead(this.one, "answer");
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
		Future<String> leader = lead(this.one, "answer");
		awaitAsked();
		Disposable waiter = this.other.stream("s", Flux.just("another")).subscribe();
		waiter.dispose();
		this.answered.countDown();
		assertThat(this.one.stream("s", Flux.just("mine")).collectList().block(Duration.ofSeconds(2))).isNotEmpty();
		assertThat(leader).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void aLeaderThatHasLostItsLeaseDoesNotOverwriteANewerAnswer() throws Exception {
		Future<String> leader = lead(this.one, "old");
		// As if it had been paused for longer than its lease lasts.
		RedisKeys keys = new RedisKeys(this.prefix);
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
		Future<String> leader = lead(this.one, "answer");
		RedisKeys keys = new RedisKeys(this.prefix);
		this.one.redis().await(this.one.redis().commands().unlink(keys.lease(new CacheKey("q"))), Instance.PATIENCE);
		this.answered.countDown();
		leader.get();
		Awaitility.await().until(() -> "answer".equals(this.other.find("q")));
	}

	@Test
	void aCallThatTakesLongKeepsItsLease() throws Exception {
		Future<String> leader = lead(this.one, "answer");
		Future<String> waiter = follow();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.during(RedisLeases.LEASE.plusMillis(1500))
			.until(() -> !waiter.isDone());
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("answer miss");
		assertThat(waiter.get()).isEqualTo("answer hit");
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

	private static void awaitWaiting(Thread thread) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> Arrays.stream(thread.getStackTrace())
				.anyMatch((frame) -> frame.getClassName().endsWith("cache.Turns")
						&& frame.getMethodName().equals("pause")));
	}

}
