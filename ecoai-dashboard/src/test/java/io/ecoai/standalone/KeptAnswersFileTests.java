package io.ecoai.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.sqlite.SqliteCacheStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeptAnswersFileTests {

	@Test
	void takesNoteOfAnswersAlone(@TempDir Path folder) {
		Path file = folder.resolve("cache.db");
		CacheKey answer = new CacheKey("1-abc");
		try (SqliteCacheStore store = new SqliteCacheStore(file, Clock.systemUTC())) {
			store.put(entry(answer, 100));
			store.put(entry(new CacheKey("s1-def").asNote(), 20));
			// It writes behind, and opens the file with the first use.
			Awaitility.await().ignoreExceptions().until(() -> store.statistics().sizeBytes() == 120);
			assertThat(store.statistics().entries()).isOne();
		}
		KeptAnswersFile kept = new KeptAnswersFile(file);
		assertThat(kept.statistics().entries()).isOne();
		assertThat(kept.statistics().sizeBytes()).as("notes take room").isEqualTo(120);
		assertThat(kept.newest("default", "gpt-4o", 10)).extracting(EntryHeader::key).containsExactly(answer);
	}

	private static CacheEntry entry(CacheKey key, int bytes) {
		return new CacheEntry(key, new Lifetime(Clock.systemUTC().instant(), null), null, new byte[bytes],
				new EntryDescription("openai", "gpt-4o", "default", "A question", List.of()));
	}

}
