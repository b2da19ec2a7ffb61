package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.cache.sqlite.SqliteCacheStore;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsagePublisher;

import org.springframework.ai.chat.model.ChatModel;

/**
 * The rooms behind the decorator, put together by hand with a clock that tests set.
 */
class CachingFixture implements AutoCloseable {

	private final List<UsageEvent> events = new CopyOnWriteArrayList<>();

	private final LiveSettings settings;

	private final ResponseCache cache;

	private final UsagePublisher publisher;

	private final ChatCaching caching;

	CachingFixture(CacheStore store, long nearCacheBytes, Path folder, Map<String, Duration> ttlByModel, Clock clock) {
		this(store, nearCacheBytes, folder, new FreshnessPolicy(Duration.ZERO, ttlByModel),
				new Namespaces("default", null), Streaming.RECORDED, clock);
	}

	CachingFixture(CacheStore store, long nearCacheBytes, Path folder, FreshnessPolicy freshness, Namespaces namespaces,
			Streaming streaming, Clock clock) {
		this.settings = new LiveSettings(folder.resolve("settings.json"), Map.of());
		this.cache = new ResponseCache(CacheStore.failOpen(store, CacheListener.NONE), nearCacheBytes,
				CacheListener.NONE, clock);
		this.publisher = new UsagePublisher(ImpactEstimator.withTables(List.of(), List.of(), null),
				List.of(this.events::add));
		this.caching = new ChatCaching(this.cache, this.settings, freshness, AdmissionPolicy.completeAnswers(),
				namespaces, streaming, this.publisher);
	}

	static CachingFixture memory(Path folder) {
		return new CachingFixture(new MemoryCacheStore(10_000_000), 0, folder, Map.of(), Clock.systemUTC());
	}

	static CachingFixture of(Path folder, Namespaces namespaces) {
		return new CachingFixture(new MemoryCacheStore(10_000_000), 10_000_000, folder,
				new FreshnessPolicy(Duration.ZERO, Map.of()), namespaces, Streaming.RECORDED, Clock.systemUTC());
	}

	static CachingFixture of(Path folder, Streaming streaming) {
		return new CachingFixture(new MemoryCacheStore(10_000_000), 10_000_000, folder,
				new FreshnessPolicy(Duration.ZERO, Map.of()), new Namespaces("default", null), streaming,
				Clock.systemUTC());
	}

	static CachingFixture of(Path folder, Duration staleIfError, Clock clock) {
		return new CachingFixture(new MemoryCacheStore(10_000_000), 10_000_000, folder,
				new FreshnessPolicy(staleIfError, Map.of()), new Namespaces("default", null), Streaming.RECORDED,
				clock);
	}

	/** Without a near cache, so that every hit is read from the file. */
	static CachingFixture sqlite(Path folder) {
		return new CachingFixture(new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC()), 0, folder,
				Map.of(), Clock.systemUTC());
	}

	static CachingFixture near(Path folder) {
		return new CachingFixture(new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC()), 10_000_000,
				folder, Map.of(), Clock.systemUTC());
	}

	ChatModel decorate(ChatModel model) {
		return decorate(model, "model");
	}

	ChatModel decorate(ChatModel model, String name) {
		return this.caching.decorate(model, model, name);
	}

	ChatCaching caching() {
		return this.caching;
	}

	ResponseCache cache() {
		return this.cache;
	}

	EcoAiSettings change(java.util.function.UnaryOperator<EcoAiSettings> change) {
		return this.settings.update(change);
	}

	List<UsageEvent> events() {
		this.publisher.flush(Duration.ofSeconds(30));
		return this.events;
	}

	List<Outcome> outcomes() {
		return events().stream().map(UsageEvent::outcome).toList();
	}

	@Override
	public void close() {
		this.cache.close();
	}

}
