package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two stores on one file, as two processes have them.
 */
class FlushByOthersTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger told = new AtomicInteger();

	@TempDir
	Path folder;

	private SqliteCacheStore store;

	private SqliteCacheStore other;

	@BeforeEach
	void open() {
		this.store = new SqliteCacheStore(this.folder.resolve("cache.db"), Clock.systemUTC());
		this.store.onFlushByOthers((filter) -> this.told.incrementAndGet());
		this.other = new SqliteCacheStore(this.folder.resolve("cache.db"), Clock.systemUTC());
	}

	@AfterEach
	void close() {
		this.store.close();
		this.other.close();
	}

	@Test
	void hearsOfAFlushByAnotherProcessAndNotOfItsOwn() {
		this.store.put(Answers.small("k"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.store.remove(FlushFilter.tag("none"))).isZero();
		assertThat(this.store.get(new CacheKey("k"))).isNotNull();
		assertThat(this.other.get(new CacheKey("k"))).isNotNull();
		assertThat(this.other.remove(FlushFilter.model("gpt-4o"))).isEqualTo(1);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.told).hasValue(1));
		assertThat(this.store.get(new CacheKey("k"))).isNull();
		assertThat(this.store.remove(FlushFilter.all())).isZero();
		this.store.put(Answers.small("k2"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.other.get(new CacheKey("k2"))).isNotNull();
		assertThat(this.told).hasValue(1);
	}

	@Test
	void doesNotKeepAnAnswerFromBeforeAFlushThatItHasNotHeardOf() {
		this.store.put(Answers.small("first"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		await().atMost(PATIENCE).until(() -> this.other.get(new CacheKey("first")) != null);
		this.other.remove(FlushFilter.all());
		int before = this.told.get();
		this.store.put(Answers.small("from before"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		boolean unheard = before == 0;
		assertThat(this.other.get(new CacheKey("from before")) == null).isEqualTo(unheard);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.told).hasValue(1));
		this.store.put(Answers.small("from after"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.other.get(new CacheKey("from after"))).isNotNull();
	}

	@Test
	void hearsOfAFlushThatCameBeforeItsFirstLook() {
		this.other.put(Answers.small("k"));
		assertThat(this.other.drain(PATIENCE)).isTrue();
		assertThat(this.store.get(new CacheKey("k"))).isNotNull();
		assertThat(this.other.remove(FlushFilter.all())).isEqualTo(1);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.told).hasValue(1));
	}

	@Test
	void isNotToldOfFlushesFromBeforeItsBeginning() {
		assertThat(this.other.remove(FlushFilter.all())).isZero();
		assertThat(this.store.get(new CacheKey("k"))).isNull();
		this.store.put(Answers.small("k"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.other.get(new CacheKey("k"))).isNotNull();
		assertThat(this.told).hasValue(0);
	}

	/** As it is when the file could not be read before the provider was asked. */
	@Test
	void doesNotKeepAnAnswerThatCameBeforeItsFirstLook() {
		assertThat(this.other.remove(FlushFilter.all())).isZero();
		this.store.put(Answers.small("from before"));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.other.get(new CacheKey("from before"))).isNull();
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.told).hasValue(1));
	}

}
