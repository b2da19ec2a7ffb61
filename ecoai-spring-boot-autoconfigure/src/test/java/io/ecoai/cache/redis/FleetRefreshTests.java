package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Leases.Intent;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.Permit;
import io.ecoai.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of older answers when one instance asks for a new one.
 */
@Timeout(60)
class FleetRefreshTests {

	private static final CacheDirectives NO_CACHE = new CacheDirectives(true, false, false, false, null, null, null,
			null, Set.of());

	private static final CacheKey KEY = new CacheKey("q");

	private static RedisProcess server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

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
	void anAnswerThatWasAskedForBeforeDoesNotOverwriteIt() throws Exception {
		Future<String> leader = lead();
		assertThat(this.other.ask("q", NO_CACHE, () -> "new")).isEqualTo("new miss");
		awaitStored(KEY);
		this.answered.countDown();
		assertThat(leader.get()).isEqualTo("old miss");
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> "new".equals(this.other.find("q")));
		Awaitility.await().until(() -> "new".equals(this.one.find("q")));
	}

	@Test
	void theOneThatWasAskedForLastStaysThoughAnEarlierOneEndsFirst() throws Exception {
		Future<String> earlier = this.threads.submit(() -> this.one.ask("q", NO_CACHE, () -> {
			this.asked.countDown();
			this.answered.await();
			return "earlier";
		}));
		awaitAsked();
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
		Awaitility.await().until(() -> "later".equals(this.one.find("q")));
		assertThat(this.other.find("q")).isEqualTo("later");
	}

	@Test
	void whoWaitsForTheOneBeforeIsGivenIt() throws Exception {
		Future<String> leader = lead();
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

	private Future<String> lead() {
		Future<String> leader = this.threads.submit(() -> this.one.ask("q", () -> {
			this.asked.countDown();
			this.answered.await();
			return "old";
		}));
		awaitAsked();
		return leader;
	}

	private void awaitAsked() {
		try {
			assertThat(this.asked.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void awaitStored(CacheKey key) {
		Awaitility.await().until(() -> this.other.store().get(key) != null);
	}

}
