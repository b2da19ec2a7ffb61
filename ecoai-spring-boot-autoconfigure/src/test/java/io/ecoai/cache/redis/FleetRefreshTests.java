package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Leases.Intent;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.Permit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of older answers when one instance asks for a new one.
 */
@Timeout(60)
class FleetRefreshTests extends AbstractFleetTests {

	private static final CacheKey KEY = new CacheKey("q");

	@Test
	void anAnswerThatWasAskedForBeforeDoesNotOverwriteIt() throws Exception {
		Future<String> leader = lead(this.one, "old");
		assertThat(this.other.ask("q", NO_CACHE, () -> "new")).isEqualTo("new miss");
		awaitStored(KEY);
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("old miss");
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> "new".equals(this.other.find("q")));
		awaitFound(this.one, "q", "new");
	}

	@Test
	void theOneThatWasAskedForLastStaysThoughAnEarlierOneEndsFirst() throws Exception {
		Future<String> earlier = lead(this.one, NO_CACHE, "earlier");
		CountDownLatch bothAsked = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		Future<String> later = this.threads.submit(() -> this.other.ask("q", NO_CACHE, () -> {
			bothAsked.countDown();
			end.await();
			return "later";
		}));
		assertThat(bothAsked.await(20, TimeUnit.SECONDS)).isTrue();
		this.answered.countDown();
		assertThat(earlier.get()).isEqualTo("earlier miss");
		awaitStored(KEY);
		// The other hears meanwhile that the answer has been replaced.
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> !later.isDone());
		end.countDown();
		assertThat(later.get()).isEqualTo("later miss");
		awaitFound(this.one, "q", "later");
		assertThat(this.other.find("q")).isEqualTo("later");
	}

	@Test
	void whoWaitsForTheOneBeforeIsGivenIt() throws Exception {
		Future<String> leader = lead(this.one, "old");
		Future<String> waiter = this.threads.submit(() -> this.other.ask("q", () -> "another"));
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> !waiter.isDone());
		assertThat(this.other.ask("q", NO_CACHE, () -> "new")).isEqualTo("new miss");
		assertThat(waiter.get(20, TimeUnit.SECONDS)).isEqualTo("new hit");
		assertThat(leader).isNotDone();
		this.answered.countDown();
		leader.get();
	}

	/** Without a word between the instances. */
	@Test
	void whatWasAskedForBeforeIsNotPermittedWithOrWithoutALease() {
		Permit leader = this.one.store().leases().claim(KEY, Intent.ASK).permit();
		Permit another = this.one.store().leases().permit(KEY);
		Permit recording = this.one.store().leases().claim(KEY.ofStream(), Intent.ASK).permit();
		Permit first = this.one.store().leases().refresh(KEY);
		Permit second = this.other.store().leases().refresh(KEY);
		this.other.store().discard(KEY.ofStream());
		assertThat(isKept(this.other, KEY, second)).isTrue();
		assertThat(isKept(this.one, KEY, leader)).as("the leader").isFalse();
		assertThat(isKept(this.one, KEY, another)).as("one without a lease").isFalse();
		assertThat(isKept(this.one, KEY, first)).as("an earlier refresh").isFalse();
		assertThat(isKept(this.one, KEY.ofStream(), recording)).as("a stream").isFalse();
		assertThat(isKept(this.one, KEY, this.one.store().leases().permit(KEY))).as("a later one").isTrue();
		assertThat(isKept(this.one, KEY, this.one.store().leases().refresh(KEY))).as("a later refresh").isTrue();
		assertThat(isKept(this.one, KEY.ofStream(), this.one.store().leases().permit(KEY.ofStream()))).isTrue();
	}

	@Test
	void nearCachesForgetTheOtherKind() {
		assertThat(stream(this.one, "old")).containsExactly("old given");
		awaitStored(KEY.ofStream());
		assertThat(stream(this.other, "another")).containsExactly("old kept");
		this.other.ask("q", NO_CACHE, () -> "new");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> List.of("fresh given").equals(stream(this.one, "fresh")));
	}

	@Test
	void aStreamThatWasAskedForBeforeDoesNotComeAfterIt() {
		CompletableFuture<List<String>> leader = this.one.stream("q", Flux.defer(() -> {
			this.asked.countDown();
			return Flux.just("old").delaySequence(Duration.ofMillis(500));
		})).collectList().toFuture();
		awaitAsked();
		this.other.ask("q", NO_CACHE, () -> "new");
		assertThat(leader.join()).containsExactly("old given");
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> this.other.store().get(KEY.ofStream()) == null);
	}

	private static List<String> stream(Instance instance, String answer) {
		return instance.stream("q", Flux.just(answer)).collectList().block(Duration.ofSeconds(20));
	}

	private static boolean isKept(Instance instance, CacheKey key, Permit permit) {
		CacheEntry entry = new CacheEntry(key, new Lifetime(Clock.systemUTC().instant(), null), null, new byte[1],
				Instance.description("q"));
		return instance.store().put(entry, permit).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
	}

	private void awaitStored(CacheKey key) {
		Awaitility.await().until(() -> this.other.store().get(key) != null);
	}

}
