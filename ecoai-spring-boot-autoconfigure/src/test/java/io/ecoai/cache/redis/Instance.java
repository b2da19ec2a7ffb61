package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.Chunk;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.TextCodecs;
import io.ecoai.cache.TextOrigin;
import io.ecoai.cache.TextStream;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.messages.Messages;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * One instance of an application, as far as its cache of texts is concerned. It waits for
 * Redis longer than an application does, so that a busy machine changes no outcome.
 */
final class Instance implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	private final StoreErrors errors = new StoreErrors();

	private final PrivateRedis redis;

	private final Messages messages;

	private final RedisCacheStore store;

	private final ResponseCache cache;

	Instance(String url, String prefix) {
		this(url, prefix, 1_000_000, PATIENCE);
	}

	Instance(String url, String prefix, long nearCacheBytes, Duration patience) {
		this(url, prefix, nearCacheBytes, patience, true);
	}

	/** One that need not hear of the others. */
	static Instance untouched(String url, String prefix) {
		return new Instance(url, prefix, 1_000_000, PATIENCE, false);
	}

	private Instance(String url, String prefix, long nearCacheBytes, Duration patience, boolean inTouch) {
		this.redis = PrivateRedis.at(url);
		this.messages = new Messages(this.redis, prefix);
		this.store = new RedisCacheStore(this.redis, this.messages, prefix, true, Clock.systemUTC(), patience);
		this.cache = new ResponseCache(CacheStore.failOpen(this.store, this.errors), nearCacheBytes, this.errors,
				Clock.systemUTC(), new RedisPeers(this.messages));
		if (inTouch) {
			awaitTouch();
		}
	}

	/** Waits until it hears of the others. */
	void awaitTouch() {
		Awaitility.await().atMost(PATIENCE).until(this.messages::inTouch);
	}

	PrivateRedis redis() {
		return this.redis;
	}

	Messages messages() {
		return this.messages;
	}

	RedisCacheStore store() {
		return this.store;
	}

	ResponseCache cache() {
		return this.cache;
	}

	/** The answer, and behind it {@code hit} or {@code miss}. */
	String ask(String question, Callable<String> origin) {
		return ask(question, CacheDirectives.NONE, origin);
	}

	String ask(String question, CacheDirectives directives, Callable<String> origin) {
		return told(this.cache.get(request(question, directives), new Source(origin)));
	}

	static String told(Lookup<String, String> lookup) {
		return (lookup instanceof Lookup.Hit<String, String> hit) ? hit.answer() + " hit"
				: ((Lookup.Miss<String, String>) lookup).response() + " miss";
	}

	/** What is served without asking anybody, or {@code null}. */
	@Nullable String find(String question) {
		return this.cache.peek(request(question, CacheDirectives.NONE));
	}

	Flux<String> stream(String question, Flux<String> origin) {
		CacheRequest<List<String>> request = new CacheRequest<>(new CacheKey(question).ofStream(), Freshness.UNLIMITED,
				CacheDirectives.NONE, TextCodecs.CHUNKS, null, () -> description(question));
		return this.cache.<String, String>stream(request, new TextStream(origin)).map((chunk) -> {
			if (chunk instanceof Chunk.Given<String, String> given) {
				return given.chunk() + " given";
			}
			return (chunk instanceof Chunk.Kept<String, String> kept) ? kept.answer() + " kept" : "shared";
		});
	}

	static CacheRequest<String> request(String question, CacheDirectives directives) {
		return new CacheRequest<>(new CacheKey(question), Freshness.UNLIMITED, directives, TextCodecs.TEXT, null,
				() -> description(question));
	}

	static EntryDescription description(String question) {
		return new EntryDescription("openai", "gpt-4o", "default", question, List.of(), Set.of());
	}

	static CacheDirectives noCache() {
		return CacheDirectives.NONE.withNoCache();
	}

	static CacheDirectives tagged(String... tags) {
		return CacheDirectives.NONE.withTags(Set.of(tags));
	}

	@Override
	public void close() {
		this.messages.close();
		this.cache.close();
	}

	/** How often Redis did not answer in time. */
	int errors() {
		return this.errors.count.get();
	}

	private static final class StoreErrors implements CacheListener {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public void onStoreError(String storage, String operation) {
			this.count.incrementAndGet();
		}

	}

	/** Thrown by an origin that fails. */
	static final class Failure extends RuntimeException {

		Failure(Throwable cause) {
			super(cause.getMessage(), cause);
		}

	}

	/** Wraps what the origin throws, and keeps nothing that is unfinished. */
	private static final class Source extends TextOrigin {

		Source(Callable<String> answer) {
			super(() -> call(answer));
		}

		private static String call(Callable<String> answer) {
			try {
				return answer.call();
			}
			catch (Exception ex) {
				throw new Failure(ex);
			}
		}

		@Override
		public boolean admits(String response) {
			return !response.startsWith("unfinished");
		}

	}

}
