package io.ecoai.cache;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import io.ecoai.Callers;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.cache.sqlite.SqliteCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer that takes the place of an earlier one, whichever of them is quicker and
 * whether it is whole or a stream.
 */
@Timeout(120)
class RefreshTests {

	private static final CacheDirectives NO_CACHE = directives(true, null);

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	@TempDir
	Path folder;

	/** Held until it is released. */
	private TextOrigin slow(String answer) {
		return new TextOrigin(() -> {
			this.asked.countDown();
			this.release.await();
			return answer;
		});
	}

	private static CacheDirectives directives(boolean noCache, @Nullable Duration maxAge, String... tags) {
		return new CacheDirectives(noCache, false, false, false, maxAge, null, null, null, Set.of(tags));
	}

	private static String ask(TextCache cache, CacheDirectives directives, TextOrigin origin) {
		CacheRequest<String> plain = TextCache.request("q");
		Lookup<String, String> lookup = cache.cache()
			.get(new CacheRequest<>(plain.key(), plain.freshness(), directives, plain.codec(), null,
					plain.description()), origin);
		return (lookup instanceof Lookup.Hit<String, String> hit) ? "hit " + hit.answer()
				: ((Lookup.Miss<String, String>) lookup).response();
	}

	private static String ask(TextCache cache, CacheDirectives directives, String answer) {
		return ask(cache, directives, new TextOrigin(() -> answer));
	}

	private static CacheRequest<List<String>> stream(CacheDirectives directives) {
		return TextStream.request(new CacheKey("q").ofStream().value(), Freshness.UNLIMITED, directives);
	}

	private static List<String> stream(TextCache cache, CacheDirectives directives, String answer) {
		return cache.cache()
			.stream(stream(directives), new TextStream(Flux.just(answer)))
			.map(TextStream::told)
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000 })
	void isNotReplacedByAnAnswerThatWasAskedForEarlier(long nearCacheBytes) throws Exception {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), nearCacheBytes)) {
			Callers<String> callers = new Callers<>();
			callers.start(() -> ask(cache, CacheDirectives.NONE, slow("old")));
			this.asked.await();
			assertThat(ask(cache, NO_CACHE, "new")).isEqualTo("new");
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).as("does not wait for the old one")
				.isEqualTo("hit new");
			this.release.countDown();
			assertThat(callers.results()).containsExactly("old");
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).isEqualTo("hit new");
		}
	}

	@Test
	void isTheAnswerOfTheModelThatWasAskedAndNotOfWhatItAskedItself() {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 1_000_000)) {
			ask(cache, NO_CACHE, new TextOrigin(() -> "outer of " + ask(cache, NO_CACHE, "inner")));
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).isEqualTo("hit outer of inner");
			ask(cache, NO_CACHE, "later");
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).isEqualTo("hit later");
		}
	}

	@Test
	void isNotReplacedByAStreamThatBeganEarlier() {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 1_000_000)) {
			TestPublisher<String> provider = TestPublisher.create();
			Received<String> old = Received.of(cache.cache()
				.stream(stream(CacheDirectives.NONE), new TextStream(provider::flux))
				.map(TextStream::told), Long.MAX_VALUE);
			provider.next("old");
			ask(cache, NO_CACHE, "new");
			provider.complete();
			assertThat(old.elements()).containsExactly("given old");
			assertThat(cache.cache().statistics().entries()).isEqualTo(1);
			assertThat(stream(cache, NO_CACHE, "newer")).containsExactly("given newer");
			assertThat(stream(cache, CacheDirectives.NONE, "unused")).containsExactly("kept newer");
		}
	}

	@Test
	void isNotReplacedInTheNearCacheByWhatWasReadBefore() throws Exception {
		CacheStore slow = new StoreWrapper(new MemoryCacheStore(1_000_000)) {

			@Override
			public @Nullable CacheEntry get(CacheKey key) {
				CacheEntry entry = super.get(key);
				if (entry != null && RefreshTests.this.asked.getCount() > 0) {
					RefreshTests.this.asked.countDown();
					awaitQuietly(RefreshTests.this.release);
				}
				return entry;
			}

		};
		slow.put(new CacheEntry(new CacheKey("q"), new Lifetime(Clock.systemUTC().instant().plusSeconds(60), null),
				null, new PayloadFormat().pack(TextCodecs.TEXT.encode("old")), TextCache.description("q")));
		try (TextCache cache = new TextCache(slow, 1_000_000)) {
			Callers<String> callers = new Callers<>();
			callers.start(() -> ask(cache, CacheDirectives.NONE, "unused"));
			this.asked.await();
			ask(cache, NO_CACHE, "new");
			this.release.countDown();
			assertThat(callers.results()).containsExactly("hit old");
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).isEqualTo("hit new");
		}
	}

	@ParameterizedTest
	@EnumSource
	void refreshesCallsAndStreamsAlike(Storage storage) {
		try (TextCache cache = storage.open(this.folder)) {
			ask(cache, CacheDirectives.NONE, "old");
			stream(cache, CacheDirectives.NONE, "old");
			assertThat(ask(cache, NO_CACHE, "new")).isEqualTo("new");
			assertThat(stream(cache, CacheDirectives.NONE, "newer")).containsExactly("given newer");
			assertThat(ask(cache, CacheDirectives.NONE, "unused")).isEqualTo("hit new");
			assertThat(stream(cache, NO_CACHE, "newest")).containsExactly("given newest");
			assertThat(stream(cache, CacheDirectives.NONE, "unused")).containsExactly("kept newest");
			assertThat(ask(cache, CacheDirectives.NONE, "asked anew")).isEqualTo("asked anew");
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheTagsOfWhatItReplaces(Storage storage) {
		try (TextCache cache = storage.open(this.folder)) {
			ask(cache, directives(false, null, "x"), "old");
			ask(cache, NO_CACHE, "refreshed");
			assertThat(ask(cache, directives(false, null, "x"), "unused")).isEqualTo("hit refreshed");
			ask(cache, directives(false, Duration.ZERO), "expired");
			assertThat(ask(cache, directives(false, null, "y"), "tagged")).isEqualTo("tagged");
			assertThat(ask(cache, directives(false, null, "x", "y"), "unused")).isEqualTo("hit tagged");
			assertThat(cache.cache().flush(FlushFilter.tag("x"))).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheTagsOfAllWhoAskAtTheSameTime(Storage storage) throws Exception {
		try (TextCache cache = storage.open(this.folder)) {
			Callers<String> callers = new Callers<>();
			callers.start(() -> ask(cache, directives(false, null, "x"), slow("first")));
			this.asked.await();
			ask(cache, directives(false, null, "y"), new TextOrigin(() -> {
				this.release.countDown();
				assertThat(callers.results()).containsExactly("first");
				return "both";
			}));
			assertThat(ask(cache, directives(false, null, "x", "y"), "unused")).isEqualTo("hit both");
		}
	}

	@Test
	void isNotKeptWithoutTheTagThatWasFlushedMeanwhile() throws Exception {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 0)) {
			ask(cache, directives(false, null, "x"), "old");
			Callers<String> callers = new Callers<>();
			callers.start(() -> ask(cache, NO_CACHE, slow("old too")));
			this.asked.await();
			assertThat(cache.cache().flush(FlushFilter.tag("x"))).isEqualTo(1);
			this.release.countDown();
			callers.results();
			assertThat(ask(cache, CacheDirectives.NONE, "new")).isEqualTo("new");
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private enum Storage {

		MEMORY, MEMORY_ALONE, SQLITE, SQLITE_ALONE;

		TextCache open(Path folder) {
			CacheStore store = name().startsWith("MEMORY") ? new MemoryCacheStore(1_000_000)
					: new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC());
			return new TextCache(store, name().endsWith("ALONE") ? 0 : 1_000_000);
		}

	}

}
