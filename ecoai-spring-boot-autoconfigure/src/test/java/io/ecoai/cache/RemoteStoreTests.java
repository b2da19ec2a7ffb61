package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ecoai.ManualClock;
import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a store on the other side of a network is left alone.
 */
@ExtendWith(OutputCaptureExtension.class)
class RemoteStoreTests {

	private static final CacheKey KEY = new CacheKey("q");

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

	private final List<String> errors = new ArrayList<>();

	private final RemoteStore remote = new RemoteStore();

	private final FailOpenCacheStore store = new FailOpenCacheStore(this.remote, new CacheListener() {

		@Override
		public void onStoreError(String storage, String operation) {
			RemoteStoreTests.this.errors.add(operation);
		}

	}, this.clock);

	@Test
	void isNotAskedAgainAfterOneFailure() {
		this.remote.failure = new IllegalStateException("no answer");
		assertThat(this.store.get(KEY)).isNull();
		assertThat(this.store.get(KEY)).isNull();
		assertThat(this.store.put(entry()).toCompletableFuture()).isCompleted();
		assertThat(this.store.newest("default", "gpt-4o", 1)).isEmpty();
		assertThat(this.store.<String>attempt("lease", () -> "granted")).isNull();
		assertThat(this.remote.asked).containsExactly("get");
		assertThat(this.errors).containsExactly("get");
	}

	@Test
	void isTriedWithAProbeThatNobodyWaitsFor() {
		this.remote.failure = new IllegalStateException("no answer");
		this.store.get(KEY);
		this.remote.probe = new CompletableFuture<>();
		this.clock.advance(Duration.ofMillis(60));
		assertThat(this.store.get(KEY)).isNull();
		assertThat(this.store.get(KEY)).as("while the probe is on its way").isNull();
		assertThat(this.remote.asked).containsExactly("get", "probe");
		this.remote.failure = null;
		this.remote.probe.complete(true);
		this.store.get(KEY);
		assertThat(this.remote.asked).containsExactly("get", "probe", "get");
	}

	@Test
	void saysOnceThatItFailsAndOnceThatItWorksAgain(CapturedOutput output) {
		this.remote.failure = new IllegalStateException("no answer");
		for (int i = 0; i < 100; i++) {
			this.store.get(KEY);
			this.clock.advance(Duration.ofMillis(100));
		}
		assertThat(this.store.failure()).isEqualTo("probe: no answer");
		assertThat(this.remote.asked).as("at most once a second in the end").hasSizeLessThan(20);
		this.remote.failure = null;
		this.clock.advance(Duration.ofSeconds(2));
		this.store.get(KEY);
		assertThat(this.store.failure()).isNull();
		assertThat(output).containsOnlyOnce("WARN").containsOnlyOnce("INFO");
	}

	@Test
	void saysNothingOfASingleAnswerThatIsLate(CapturedOutput output) {
		this.remote.failure = new IllegalStateException("late");
		this.store.get(KEY);
		this.remote.failure = null;
		this.clock.advance(Duration.ofMillis(60));
		this.store.get(KEY);
		this.store.get(KEY);
		assertThat(this.remote.asked).containsExactly("get", "probe", "get");
		assertThat(this.errors).as("it is counted").containsExactly("get");
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void canBeReadWhileItCannotBeWritten(CapturedOutput output) {
		for (int i = 0; i < 5; i++) {
			this.remote.put = new CompletableFuture<>();
			this.store.put(entry());
			this.remote.put.completeExceptionally(new IllegalStateException("out of memory"));
			this.store.get(KEY);
			this.clock.advance(Duration.ofSeconds(2));
		}
		assertThat(this.remote.asked.stream().filter("get"::equals)).hasSize(5);
		assertThat(this.errors).containsOnly("put");
		assertThat(this.store.failure()).isEqualTo("put: out of memory");
		this.remote.put = CompletableFuture.completedFuture(true);
		this.store.put(entry());
		assertThat(this.store.failure()).isNull();
		assertThat(output).containsOnlyOnce("WARN").containsOnlyOnce("INFO");
	}

	private CacheEntry entry() {
		return TextCache.entry("q", "answer", this.clock, null);
	}

	/** A store far away that fails when it is told to. */
	private static final class RemoteStore extends StoreWrapper {

		private final List<String> asked = new ArrayList<>();

		private @Nullable RuntimeException failure;

		private @Nullable CompletableFuture<Object> probe;

		private CompletableFuture<Object> put = CompletableFuture.completedFuture(true);

		private RemoteStore() {
			super(new MemoryCacheStore(1_000_000));
		}

		@Override
		public boolean isRemote() {
			return true;
		}

		@Override
		public @Nullable CacheEntry get(CacheKey key) {
			this.asked.add("get");
			if (this.failure != null) {
				throw this.failure;
			}
			return super.get(key);
		}

		@Override
		public CompletionStage<?> put(CacheEntry entry) {
			this.asked.add("put");
			return this.put;
		}

		@Override
		public CompletionStage<?> probe() {
			this.asked.add("probe");
			if (this.probe != null) {
				return this.probe;
			}
			return (this.failure != null) ? CompletableFuture.failedFuture(this.failure)
					: CompletableFuture.completedFuture(true);
		}

	}

}
