package io.ecoai.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A cache of plain texts, which needs no provider.
 */
final class TextCache implements AutoCloseable {

	private final ResponseCache cache;

	TextCache(CacheStore store, long nearCacheBytes) {
		this(store, nearCacheBytes, CacheListener.NONE);
	}

	TextCache(CacheStore store, long nearCacheBytes, CacheListener listener) {
		this.cache = new ResponseCache(CacheStore.failOpen(store, listener), nearCacheBytes, listener,
				Clock.systemUTC());
	}

	ResponseCache cache() {
		return this.cache;
	}

	Lookup<String, String> get(String question, Origin<String, String> origin) {
		return this.cache.get(request(question), origin);
	}

	/** What a caller receives, however it came about. */
	String ask(String question, Origin<String, String> origin) {
		Lookup<String, String> lookup = get(question, origin);
		return (lookup instanceof Lookup.Hit<String, String> hit) ? hit.answer()
				: ((Lookup.Miss<String, String>) lookup).response();
	}

	static CacheRequest<String> request(String question) {
		return new CacheRequest<>(new CacheKey(question), Freshness.UNLIMITED, CacheDirectives.NONE, TextCodecs.TEXT,
				null, () -> description(question));
	}

	static EntryDescription description(String question) {
		return new EntryDescription("openai", "gpt-4o", "default", question,
				List.of(new KeyComponent("user", "digest", question)));
	}

	static CacheEntry entry(String question, String answer, Clock clock, @Nullable Duration ttl) {
		return new CacheEntry(new CacheKey(question), new Lifetime(clock.instant(), null),
				(ttl != null) ? clock.instant().plus(ttl) : null, TextCodecs.TEXT.encode(answer),
				description(question));
	}

	@Override
	public void close() {
		this.cache.close();
	}

}
