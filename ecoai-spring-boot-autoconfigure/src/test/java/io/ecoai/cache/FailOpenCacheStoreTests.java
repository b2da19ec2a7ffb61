package io.ecoai.cache;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.ecoai.ManualClock;
import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class FailOpenCacheStoreTests {

	private static final CacheKey KEY = new CacheKey("q");

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

	private final List<String> errors = new ArrayList<>();

	private final FragileStore fragile = new FragileStore();

	private final CacheListener listener = new CacheListener() {

		@Override
		public void onStoreError(String storage, String operation) {
			FailOpenCacheStoreTests.this.errors.add(storage + " " + operation);
		}

	};

	private final FailOpenCacheStore store = new FailOpenCacheStore(this.fragile, this.listener, this.clock);

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalStateException("broken"), new NoClassDefFoundError("org/sqlite/JDBC"),
				new ExceptionInInitializerError("no native library"), new OutOfMemoryError("heap"),
				new StackOverflowError(), new IOException("sneaky"), new AssertionError("broken"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void readsAsEmptyWhateverTheStoreThrows(Throwable failure) {
		this.fragile.failure = failure;
		assertThat(this.store.get(KEY)).isNull();
		this.store.put(TextCache.entry("q", "answer", this.clock, null));
		assertThat(this.store.newest("default", "gpt-4o", 10)).isEmpty();
		assertThat(this.store.statistics()).isEqualTo(new CacheStatistics("memory", 0, 0));
		assertThat(this.errors).startsWith("memory get", "memory put", "memory newest");
	}

	@ParameterizedTest
	@MethodSource("failures")
	void costsNoAnswerAndNoSecondCall(Throwable failure) {
		this.fragile.failure = failure;
		try (TextCache cache = new TextCache(this.fragile, 1_000_000)) {
			for (int i = 0; i < 10; i++) {
				TextOrigin origin = new TextOrigin(() -> "answer");
				assertThat(cache.ask("question " + i, origin)).isEqualTo("answer");
				assertThat(origin.calls()).isEqualTo(1);
				assertThat(cache.ask("question " + i, origin)).isEqualTo("answer");
				assertThat(origin.calls()).as("the near cache still works").isEqualTo(1);
			}
		}
	}

	@Test
	void tellsWhoeverFlushesThatTheStoreFails() {
		this.fragile.failure = new IllegalStateException("broken");
		assertThatIllegalStateException().isThrownBy(() -> this.store.remove(FlushFilter.all())).withMessage("broken");
		try (TextCache cache = new TextCache(this.fragile, 1_000_000)) {
			cache.ask("q", new TextOrigin(() -> "old"));
			assertThatIllegalStateException().isThrownBy(() -> cache.cache().flush(FlushFilter.all()));
			assertThat(cache.ask("q", new TextOrigin(() -> "new"))).as("it left the near cache").isEqualTo("new");
		}
	}

	@Test
	void leavesAStoreAloneThatKeepsFailingAndSaysSoOnce(CapturedOutput output) {
		this.fragile.failure = new IllegalStateException("disk full");
		read(20);
		assertThat(this.fragile.calls).isEqualTo(3);
		assertThat(this.store.failure()).isEqualTo("get: disk full");
		this.clock.advance(Duration.ofSeconds(6));
		read(20);
		assertThat(this.fragile.calls).as("tried with two calls").isEqualTo(5);
		assertThat(output).containsOnlyOnce("WARN").contains("The memory cache store fails (get: disk full)");
	}

	@Test
	void usesAStoreAgainThatWorksAgainAndSaysSoOnce(CapturedOutput output) {
		this.fragile.failure = new IllegalStateException("disk full");
		read(3);
		this.fragile.failure = null;
		read(5);
		assertThat(this.fragile.calls).as("still left alone").isEqualTo(3);
		this.clock.advance(Duration.ofSeconds(6));
		read(5);
		assertThat(this.fragile.calls).isEqualTo(8);
		assertThat(this.store.failure()).isNull();
		assertThat(output).containsOnlyOnce("INFO").contains("The memory cache store works again");
	}

	@Test
	void isNotLeftAloneForEverAfterAnErrorWhileItWasTried() {
		this.fragile.failure = new OutOfMemoryError("heap");
		read(3);
		for (int i = 0; i < 3; i++) {
			this.clock.advance(Duration.ofSeconds(6));
			read(3);
		}
		this.fragile.failure = null;
		this.clock.advance(Duration.ofSeconds(6));
		read(3);
		assertThat(this.store.failure()).isNull();
	}

	@Test
	void isNotHeldUpByAListenerThatFails() {
		this.fragile.failure = new IllegalStateException("broken");
		FailOpenCacheStore heard = new FailOpenCacheStore(this.fragile, new CacheListener() {

			@Override
			public void onStoreError(String storage, String operation) {
				throw new IllegalStateException("listener");
			}

		}, this.clock);
		assertThat(heard.get(KEY)).isNull();
	}

	private void read(int times) {
		for (int i = 0; i < times; i++) {
			this.store.get(KEY);
		}
	}

	/** A store that fails when it is told to. */
	private static final class FragileStore extends StoreWrapper {

		private @Nullable Throwable failure;

		private int calls;

		private FragileStore() {
			super(new MemoryCacheStore(1_000_000));
		}

		private <T> T attempt(Supplier<T> call) {
			this.calls++;
			if (this.failure != null) {
				throw Rethrow.unchanged(this.failure);
			}
			return call.get();
		}

		@Override
		public @Nullable CacheEntry get(CacheKey key) {
			return attempt(() -> super.get(key));
		}

		@Override
		public CompletionStage<?> put(CacheEntry entry) {
			return attempt(() -> super.put(entry));
		}

		@Override
		public long remove(FlushFilter filter) {
			return attempt(() -> super.remove(filter));
		}

		@Override
		public List<EntryHeader> newest(String namespace, String model, int limit) {
			return attempt(() -> super.newest(namespace, model, limit));
		}

		@Override
		public CacheStatistics statistics() {
			return attempt(super::statistics);
		}

	}

}
