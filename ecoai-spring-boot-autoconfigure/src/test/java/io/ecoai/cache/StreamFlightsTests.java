package io.ecoai.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Streams that are shared while they run, and kept when they have come to their end.
 */
@Timeout(60)
class StreamFlightsTests {

	private final AtomicInteger puts = new AtomicInteger();

	private final TestPublisher<String> provider = TestPublisher.create();

	private final TextStream origin = new TextStream(this.provider::flux);

	private final TextCache cache = new TextCache(new StoreWrapper(new MemoryCacheStore(100_000_000)) {

		@Override
		public CompletionStage<?> put(CacheEntry entry) {
			StreamFlightsTests.this.puts.incrementAndGet();
			return super.put(entry);
		}

	}, 0);

	@AfterEach
	void close() {
		this.cache.close();
	}

	private Flux<String> stream() {
		return stream(this.origin);
	}

	private Flux<String> stream(TextStream origin) {
		return this.cache.cache().stream(TextStream.request("q"), origin).map(TextStream::told);
	}

	/** Has subscribed, and wants so many chunks. */
	private Received<String> subscribe(long wanted) {
		return Received.of(stream(), wanted);
	}

	@Test
	void asksTheOriginForOneChunkWhereOneIsWanted() {
		StepVerifier.create(stream(), 0)
			.then(() -> this.provider.assertMaxRequested(0))
			.thenRequest(1)
			.then(() -> this.provider.assertMaxRequested(1))
			.then(() -> this.provider.next("a"))
			.expectNext("given a")
			.thenRequest(2)
			.then(() -> this.provider.emit("b", "c"))
			.expectNext("given b", "given c")
			.verifyComplete();
		assertThat(this.origin.subscriptions()).isEqualTo(1);
	}

	@Test
	void deliversNoMoreThanWasAskedForToAnyone() {
		Received<String> leader = subscribe(3);
		Received<String> follower = subscribe(1);
		this.provider.next("a", "b", "c");
		assertThat(leader.elements()).hasSize(3);
		follower.awaitElements("kept a");
		follower.request(1);
		follower.awaitElements("kept a", "kept b");
		assertThat(follower.elements()).hasSize(2);
	}

	@Test
	void asksTheOriginForWhatTheFastestWants() {
		subscribe(2);
		Received<String> follower = subscribe(5);
		this.provider.next("a", "b", "c", "d", "e");
		follower.awaitElements("kept a", "kept b", "kept c", "kept d", "kept e");
		this.provider.assertMaxRequested(3);
	}

	@Test
	void givesLateSubscribersAllFromTheFirstChunkOn() {
		Received<String> leader = subscribe(Long.MAX_VALUE);
		this.provider.next("a", "b");
		Received<String> late = subscribe(Long.MAX_VALUE);
		late.awaitElements("kept a", "kept b");
		this.provider.emit("c");
		late.awaitElements("kept a", "kept b", "kept c");
		late.awaitEnd();
		assertThat(leader.elements()).containsExactly("given a", "given b", "given c");
		assertThat(leader.ended()).isTrue();
		assertThat(this.origin.subscriptions()).isEqualTo(1);
	}

	@Test
	void isNotHeldUpByASlowFollower() {
		Received<String> leader = subscribe(Long.MAX_VALUE);
		Received<String> slow = subscribe(0);
		this.provider.emit("a", "b");
		assertThat(leader.elements()).hasSize(2);
		assertThat(leader.ended()).isTrue();
		slow.request(Long.MAX_VALUE);
		slow.awaitElements("kept a", "kept b");
		slow.awaitEnd();
	}

	@Test
	void goesOnForTheOthersIfTheLeaderCancels() {
		Received<String> leader = subscribe(Long.MAX_VALUE);
		Received<String> follower = subscribe(Long.MAX_VALUE);
		this.provider.next("a");
		leader.cancel();
		this.provider.assertNotCancelled();
		this.provider.emit("b");
		follower.awaitElements("kept a", "kept b");
		follower.awaitEnd();
		assertThat(leader.elements()).containsExactly("given a");
		StepVerifier.create(stream()).expectNext("kept a", "kept b").verifyComplete();
		assertThat(this.puts).hasValue(1);
	}

	@Test
	void startsAnewForThoseWhoHaveNothingYetWhenTheLeaderIsInterrupted() {
		TestPublisher<String> second = TestPublisher.create();
		Queue<TestPublisher<String>> providers = new ArrayDeque<>(List.of(this.provider, second));
		TextStream interrupted = new TextStream(() -> providers.remove().flux());
		Received<String> leader = Received.of(stream(interrupted), 0);
		List<Received<String>> followers = List.of(Received.of(stream(interrupted), Long.MAX_VALUE),
				Received.of(stream(interrupted), Long.MAX_VALUE));
		IllegalStateException failure = new IllegalStateException(new InterruptedException());
		this.provider.error(failure);
		assertThat(leader.failure()).isSameAs(failure);
		await().untilAsserted(() -> assertThat(interrupted.subscriptions()).isEqualTo(2));
		second.assertWasSubscribed();
		second.emit("a");
		followers.forEach(Received::awaitEnd);
		assertThat(followers).flatExtracting(Received::elements).contains("given a").hasSize(2);
		assertThat(interrupted.subscriptions()).isEqualTo(2);
		assertThat(this.puts).hasValue(1);
	}

	@Test
	void failsForThoseWhoHaveHadAChunkWhenTheLeaderIsInterrupted() {
		Queue<Flux<String>> providers = new ArrayDeque<>(List.of(this.provider.flux(), Flux.just("new")));
		TextStream interrupted = new TextStream(providers::remove);
		Received<String> leader = Received.of(stream(interrupted), Long.MAX_VALUE);
		Received<String> begun = Received.of(stream(interrupted), Long.MAX_VALUE);
		Received<String> waiting = Received.of(stream(interrupted), 0);
		this.provider.next("old");
		begun.awaitElements("kept old");
		IllegalStateException failure = new IllegalStateException(new InterruptedException());
		this.provider.error(failure);
		begun.awaitEnd();
		assertThat(begun.failure()).isSameAs(failure);
		assertThat(leader.failure()).isSameAs(failure);
		await().untilAsserted(() -> assertThat(interrupted.subscriptions()).isEqualTo(2));
		waiting.request(1);
		waiting.awaitElements("given new");
		waiting.awaitEnd();
	}

	@RepeatedTest(15)
	void neverFailsThoseWhoFollowALeaderWhoseThreadIsInterrupted() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		TextStream origin = new TextStream(() -> {
			if (asked.getCount() == 0) {
				return Flux.just("a", "b");
			}
			asked.countDown();
			try {
				new CountDownLatch(1).await();
				return Flux.empty();
			}
			catch (InterruptedException ex) {
				return Flux.error(ex);
			}
		});
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread leader = new Thread(() -> stream(origin).subscribe((chunk) -> {
		}, failure::set));
		leader.start();
		asked.await();
		List<Received<String>> followers = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			if (i == 3) {
				leader.interrupt();
			}
			followers.add(subscribeTo(origin));
		}
		followers.forEach(Received::awaitEnd);
		leader.join();
		assertThat(failure.get()).isInstanceOf(InterruptedException.class);
		assertThat(followers).extracting(Received::failure).containsOnlyNulls();
		assertThat(followers).allSatisfy((follower) -> assertThat(follower.elements()).hasSize(2));
	}

	private Received<String> subscribeTo(TextStream origin) {
		return Received.of(stream(origin), Long.MAX_VALUE);
	}

	@Test
	void cancelsTheOriginAndKeepsNothingWhenAllHaveCancelled() {
		Received<String> leader = subscribe(Long.MAX_VALUE);
		Received<String> follower = subscribe(Long.MAX_VALUE);
		this.provider.next("a");
		follower.awaitElements("kept a");
		leader.cancel();
		follower.cancel();
		this.provider.assertCancelled(1);
		assertThat(this.puts).hasValue(0);
		StepVerifier.create(stream(new TextStream(Flux.just("new")))).expectNext("given new").verifyComplete();
	}

	@Test
	void keepsNothingOfASourceThatGoesOnAfterItWasCancelled() {
		TestPublisher<String> deaf = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
		Received<String> only = Received.of(stream(new TextStream(deaf::flux)), Long.MAX_VALUE);
		deaf.next("a");
		only.cancel();
		deaf.next("b").complete();
		assertThat(only.elements()).containsExactly("given a");
		assertThat(this.puts).hasValue(0);
	}

	@Test
	void givesTheSameFailureToAllWhoWaitAndTriesAnewForWhoeverComesLater() {
		IllegalStateException failure = new IllegalStateException("no credit");
		Received<String> leader = subscribe(Long.MAX_VALUE);
		Received<String> follower = subscribe(Long.MAX_VALUE);
		this.provider.next("a").error(failure);
		follower.awaitEnd();
		assertThat(leader.failure()).isSameAs(failure);
		assertThat(follower.failure()).isSameAs(failure);
		follower.awaitElements("kept a");
		assertThat(this.puts).hasValue(0);
		StepVerifier.create(stream(new TextStream(Flux.just("new")))).expectNext("given new").verifyComplete();
	}

	@Test
	void isLedByNobodyWhoCancelsAtOnce() {
		stream().subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.cancel();
			}

		});
		assertThat(this.origin.subscriptions()).isZero();
		StepVerifier.create(stream(new TextStream(Flux.just("new")))).expectNext("given new").verifyComplete();
	}

	@Test
	void worksWithASourceThatEmitsWhileItIsSubscribedTo() {
		TextStream synchronous = new TextStream(Flux.just("a", "b"));
		StepVerifier.create(stream(synchronous)).expectNext("given a", "given b").verifyComplete();
		StepVerifier.create(stream(synchronous)).expectNext("kept a", "kept b").verifyComplete();
		assertThat(synchronous.subscriptions()).isEqualTo(1);
		assertThat(this.puts).hasValue(1);
	}

	@Test
	void passesOnAnEmptyStreamAndKeepsItNot() {
		TextStream empty = new TextStream(Flux.empty());
		StepVerifier.create(stream(empty)).verifyComplete();
		StepVerifier.create(stream(empty)).verifyComplete();
		assertThat(empty.subscriptions()).isEqualTo(2);
	}

	@Test
	void keepsNotWhatIsNotAdmittedAndSharesItAllTheSame() {
		TextStream incomplete = new TextStream(this.provider::flux) {

			@Override
			public boolean admits(List<String> chunks) {
				return false;
			}

			@Override
			public @Nullable String toAnswer(String chunk) {
				return chunk.equals("b") ? null : chunk;
			}

		};
		Received<String> leader = Received.of(stream(incomplete), Long.MAX_VALUE);
		Received<String> follower = Received.of(stream(incomplete), Long.MAX_VALUE);
		this.provider.emit("a", "b");
		follower.awaitElements("kept a", "shared b");
		assertThat(leader.elements()).containsExactly("given a", "given b");
		assertThat(this.puts).hasValue(0);
		assertThat(incomplete.subscriptions()).isEqualTo(1);
	}

	@Test
	void passesAStreamOnThatIsTooLongAndKeepsItNot() {
		String megabyte = "x".repeat(1024 * 1024);
		TextStream huge = new TextStream(() -> Flux.range(0, 20).map((i) -> megabyte));
		StepVerifier.create(stream(huge)).expectNextCount(20).verifyComplete();
		assertThat(this.puts).hasValue(0);
		StepVerifier.create(stream(huge)).expectNextCount(20).verifyComplete();
		assertThat(huge.subscriptions()).isEqualTo(2);
	}

	@Test
	void deliversAChunkWhoseSizeCannotBeTold() {
		TextStream broken = new TextStream(Flux.just("a", "b")) {

			@Override
			public long sizeBytes(String chunk) {
				throw new NoClassDefFoundError("Gone");
			}

		};
		StepVerifier.create(stream(broken)).expectNext("given a", "given b").verifyComplete();
		assertThat(this.puts).hasValue(0);
	}

	@Test
	void failsForAllWhereReactorThrowsWhatItTakesForFatal() {
		NoClassDefFoundError fatal = new NoClassDefFoundError("Gone");
		TextStream broken = new TextStream(() -> {
			throw fatal;
		});
		StepVerifier.create(stream(broken)).verifyErrorSatisfies((failure) -> assertThat(failure).isSameAs(fatal));
		StepVerifier.create(stream(new TextStream(Flux.just("new")))).expectNext("given new").verifyComplete();
	}

	@Test
	void goesOnForTheOthersIfASubscriberThrows() {
		List<Throwable> failures = new ArrayList<>();
		stream().map((chunk) -> {
			if (chunk.endsWith("b")) {
				throw new NoClassDefFoundError("Gone");
			}
			return chunk;
		}).subscribe((chunk) -> {
		}, failures::add);
		Received<String> follower = subscribe(Long.MAX_VALUE);
		this.provider.emit("a", "b", "c");
		follower.awaitElements("kept a", "kept b", "kept c");
		follower.awaitEnd();
		assertThat(failures).hasSize(1);
		assertThat(failures.get(0)).isInstanceOf(NoClassDefFoundError.class);
	}

	@Test
	void givesThoseWhoFollowAllOfAStreamThatIsFlushedAndLetsNewcomersStartAnew() {
		Received<String> leader = subscribe(Long.MAX_VALUE);
		Received<String> follower = subscribe(Long.MAX_VALUE);
		this.provider.next("a");
		this.cache.cache().flush(FlushFilter.all());
		TestPublisher<String> second = TestPublisher.create();
		Received<String> newcomer = Received.of(stream(new TextStream(second::flux)), Long.MAX_VALUE);
		this.provider.emit("b");
		follower.awaitElements("kept a", "kept b");
		assertThat(leader.elements()).containsExactly("given a", "given b");
		assertThat(this.puts).hasValue(0);
		second.emit("new");
		newcomer.awaitElements("given new");
		assertThat(this.puts).hasValue(1);
	}

	@Test
	void letsTheOriginSeeTheContextOfTheLeader() {
		TextStream telling = new TextStream(
				() -> Flux.deferContextual((context) -> Flux.just(context.<String>get("user"))));
		StepVerifier.create(stream(telling).contextWrite((context) -> context.put("user", "Ada")))
			.expectNext("given Ada")
			.verifyComplete();
	}

	@Test
	void doesNotWaitForItselfWhereAModelAsksItselfTheSameQuestion() {
		TextStream inner = new TextStream(Flux.just("a"));
		TextStream router = new TextStream(() -> stream(inner));
		StepVerifier.create(stream(router)).expectNext("given given a").expectComplete().verify(Duration.ofSeconds(10));
		assertThat(inner.subscriptions()).isEqualTo(1);
		StepVerifier.create(stream(router)).expectNext("kept given a").verifyComplete();
	}

	@Test
	void ignoresRequestsAfterTheCancellation() {
		Received<String> leader = subscribe(1);
		Received<String> follower = subscribe(1);
		leader.cancel();
		leader.request(10);
		this.provider.next("a");
		follower.awaitElements("kept a");
		follower.request(1);
		this.provider.next("b");
		follower.awaitElements("kept a", "kept b");
		this.provider.assertMaxRequested(1);
		await().untilAsserted(() -> assertThat(leader.elements()).isEmpty());
	}

}
