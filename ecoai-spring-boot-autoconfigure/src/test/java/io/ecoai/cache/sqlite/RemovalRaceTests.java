package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that leave while they are being written.
 */
class RemovalRaceTests {

	@RepeatedTest(50)
	void whatHasLeftIsNotWritten(@TempDir Path folder) {
		List<String> tags = List.of("one", "two", "three", "four");
		try (SqliteCacheStore store = new SqliteCacheStore(folder.resolve("cache.db"), Clock.systemUTC())) {
			tags.forEach((tag) -> store.put(entry(tag)));
			assertThat(store.remove(FlushFilter.tag("four"))).isEqualTo(1);
			assertThat(store.get(new CacheKey("four"))).isNull();
			assertThat(store.drain(Duration.ofSeconds(30))).isTrue();
			assertThat(store.statistics().entries()).isEqualTo(3);
			assertThat(store.remove(FlushFilter.all())).isEqualTo(3);
			assertThat(store.drain(Duration.ofSeconds(30))).isTrue();
			assertThat(store.statistics().entries()).isZero();
		}
	}

	private static CacheEntry entry(String tag) {
		return new CacheEntry(new CacheKey(tag), new Lifetime(Clock.systemUTC().instant(), null), null,
				new byte[] { 1 },
				new EntryDescription("openai", "gpt-4o", "default", "What of " + tag + "?", List.of(), Set.of(tag)));
	}

}
