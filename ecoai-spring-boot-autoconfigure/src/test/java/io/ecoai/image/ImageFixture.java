package io.ecoai.image;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import io.ecoai.ManualClock;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.NamespaceResolver;
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

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageResponse;

/**
 * The rooms behind the decorator of image models, put together by hand with a clock that
 * tests set.
 */
class ImageFixture implements AutoCloseable {

	private static final int MEMORY_BYTES = 100_000_000;

	private final List<UsageEvent> events = new CopyOnWriteArrayList<>();

	private final LiveSettings settings;

	private final ResponseCache cache;

	private final UsagePublisher publisher;

	private final ImageCaching caching;

	private final ManualClock clock = new ManualClock(Instant.parse("2026-09-01T00:00:00Z"));

	private ImageFixture(CacheStore store, long nearCacheBytes, Path folder, NamespaceResolver resolver) {
		this.settings = new LiveSettings(folder.resolve("settings.json"), Map.of());
		this.cache = new ResponseCache(CacheStore.failOpen(store, CacheListener.NONE), nearCacheBytes,
				CacheListener.NONE, this.clock);
		this.publisher = new UsagePublisher(ImpactEstimator.withTables(List.of(), List.of(), null),
				List.of(this.events::add));
		this.caching = new ImageCaching(this.cache, this.settings, new FreshnessPolicy(Duration.ZERO, Map.of()),
				new Namespaces("default", resolver), this.publisher);
	}

	static ImageFixture memory(Path folder) {
		return new ImageFixture(new MemoryCacheStore(MEMORY_BYTES), 0, folder, null);
	}

	static ImageFixture memory(Path folder, NamespaceResolver resolver) {
		return new ImageFixture(new MemoryCacheStore(MEMORY_BYTES), 0, folder, resolver);
	}

	/** Without a near cache, so that every hit is read from the file. */
	static ImageFixture sqlite(Path folder) {
		return new ImageFixture(new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC()), 0, folder, null);
	}

	static ImageFixture near(Path folder) {
		return new ImageFixture(new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC()), MEMORY_BYTES,
				folder, null);
	}

	ImageModel decorate(ImageModel model) {
		return decorate(model, "model");
	}

	ImageModel decorate(ImageModel model, String name) {
		return this.caching.decorate(model, model, name);
	}

	ImageCaching caching() {
		return this.caching;
	}

	ResponseCache cache() {
		return this.cache;
	}

	long entries() {
		return this.cache.statistics().entries();
	}

	EcoAiSettings change(UnaryOperator<EcoAiSettings> change) {
		return this.settings.update(change);
	}

	void advance(Duration duration) {
		this.clock.advance(duration);
	}

	List<UsageEvent> events() {
		this.publisher.flush(Duration.ofSeconds(30));
		return this.events;
	}

	List<Outcome> outcomes() {
		return events().stream().map(UsageEvent::outcome).toList();
	}

	static String outcomeOf(ImageResponse response) {
		return response.getMetadata().get("ecoai.cache");
	}

	@Override
	public void close() {
		this.cache.close();
	}

}
