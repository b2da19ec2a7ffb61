package io.ecoai.cache.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What callers said of answers: their tags and how long they live.
 */
class SqliteTagsTests extends AbstractStoredFileTests {

	@ParameterizedTest
	@ValueSource(strings = { "doc-42", "", "Grüße, 世界 \uD83D\uDE00", "quote \" and \\ backslash", "' OR '1'='1",
			"line\nfeed", "zero \u0000 inside", "[\"json\"]", "42" })
	void keepsTagsAndFindsAnswersByThem(String tag) throws SQLException {
		CacheEntry entry = entry("k1", null, null, tag, "other");
		this.file.put(entry);
		this.file.put(entry("k2", null, null, tag + "x"));
		reopen();
		assertThat(this.store.get(entry.key())).usingRecursiveComparison().isEqualTo(entry);
		assertThat(this.store.newest("default", "gpt-4o", 5))
			.contains(new EntryHeader(entry.key(), NOW, entry.description()));
		assertThat(this.store.remove(FlushFilter.tag(tag))).isEqualTo(1);
		assertThat(this.file.keys()).containsExactly("k2");
		assertThat(this.file.query("SELECT cache_key FROM ecoai_answer_tag")).containsExactly("k2");
	}

	@Test
	void keepsHowLongAnAnswerLives() {
		for (Duration ttl : List.of(Duration.ZERO, Duration.ofNanos(1000), Duration.ofMinutes(5),
				Duration.ofDays(100_000))) {
			this.file.put(entry("k", ttl, NOW.plus(ttl)));
			CacheEntry read = this.store.get(new CacheKey("k"));
			assertThat(read.lifetime()).isEqualTo(new Lifetime(NOW, ttl));
			assertThat(read.expiresAt()).isEqualTo(NOW.plus(ttl));
		}
		this.file.put(entry("k", Duration.ofSeconds(Long.MAX_VALUE), null));
		assertThat(this.store.get(new CacheKey("k")).lifetime().ttl()).isGreaterThan(Duration.ofDays(365L * 100_000));
	}

	@Test
	void removesWhatMeetsAllConditions() throws SQLException {
		assertThat(kept(FlushFilter.tag("a"))).containsExactly("k3", "k4");
		assertThat(kept(FlushFilter.tag("A"))).hasSize(4);
		assertThat(kept(FlushFilter.tag("a").and(FlushFilter.tag("b")))).containsExactly("k1", "k3", "k4");
		assertThat(kept(FlushFilter.tag("b").and(FlushFilter.key(new CacheKey("k3"))))).containsExactly("k1", "k2",
				"k4");
		assertThat(kept(FlushFilter.tag("b").and(FlushFilter.pattern("prompt of k?")))).containsExactly("k1", "k4");
		assertThat(kept(FlushFilter.tag("b").and(FlushFilter.model("another")))).hasSize(4);
		assertThat(kept(FlushFilter.all())).isEmpty();
	}

	private List<String> kept(FlushFilter filter) throws SQLException {
		this.store.remove(FlushFilter.all());
		this.file.put(entry("k1", null, null, "a"));
		this.file.put(entry("k2", null, null, "a", "b"));
		this.file.put(entry("k3", null, null, "b"));
		this.file.put(entry("k4", null, null));
		long removed = this.store.remove(filter);
		List<String> after = this.file.keys();
		assertThat(removed).isEqualTo(4 - after.size());
		assertNoOrphans();
		return after;
	}

	@Test
	void forgetsTheTagsOfAnAnswerThatIsReplacedOrHasExpired() throws SQLException {
		this.file.put(entry("k", null, null, "old", "both"));
		this.file.put(entry("k", null, null, "new", "both"));
		assertThat(tags()).containsExactly("both", "new");
		assertThat(this.store.remove(FlushFilter.tag("old"))).isZero();
		this.file.put(entry("k", null, null));
		assertThat(tags()).isEmpty();
		this.file.put(entry("expired", null, NOW, "gone"));
		for (int i = 0; i < 256; i++) {
			this.file.put(entry("other", null, null, "stays"));
		}
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(tags()).containsExactly("stays"));
	}

	/** A running instance of an older version goes on writing after the migration. */
	@Test
	void forgetsTheTagsOfAnAnswerThatAnOlderInstanceReplaces() throws SQLException {
		this.file.put(entry("k", null, null, "old"));
		this.file.execute(
				"INSERT OR REPLACE INTO ecoai_answer (cache_key, created_at_micros, provider, model, namespace, prompt,"
						+ " components, size_bytes, payload) VALUES ('k', 1, 'openai', 'm', 'n', 'p', '[]', 1, x'01')");
		assertThat(tags()).isEmpty();
		assertThat(this.store.get(new CacheKey("k")).description().tags()).isEmpty();
	}

	@Test
	void servesNoTagOfAnAnswerWhoseTagsCannotBeRead() throws SQLException {
		this.file.put(entry("k", null, null, "a"));
		for (String json : List.of("", "no json", "{}", "[null]", "null", "7")) {
			this.file.execute("UPDATE ecoai_answer SET tags = '" + json + "'");
			assertThat(this.store.get(new CacheKey("k")).description().tags()).as(json).isEmpty();
		}
	}

	@Test
	void searchesNoTableForATag() throws SQLException {
		this.file.put(entry("k", null, null, "a"));
		AnswerFilter filter = new AnswerFilter(FlushFilter.tag("a"));
		assertThat(this.file.plan("DELETE FROM ecoai_answer" + filter.where().replace("?", "'a'")))
			.contains("SEARCH ecoai_answer ", "SEARCH ecoai_answer_tag ")
			.doesNotContain("SCAN");
		assertThat(this.file.plan("DELETE FROM ecoai_answer_tag WHERE cache_key = 'k'"))
			.contains("ecoai_answer_tag_by_key")
			.doesNotContain("SCAN");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void keepsTheAnswersOfAnOlderFile(int version) throws Exception {
		close();
		try (var script = SqliteCacheStore.class.getResourceAsStream("schema-1.sql")) {
			this.file.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
		}
		this.file.execute(
				"INSERT INTO ecoai_answer VALUES ('1-abc', 1000001, 2000002, 'openai', 'gpt-4o', 'default', 'Who?',"
						+ " '[{\"name\":\"user\",\"digest\":\"d\",\"preview\":\"Who?\"}]', 2, x'0102')");
		this.file.execute("PRAGMA user_version = " + version);
		open();
		assertThat(this.store.get(new CacheKey("1-abc"))).usingRecursiveComparison()
			.isEqualTo(new CacheEntry(new CacheKey("1-abc"),
					new Lifetime(Instant.parse("1970-01-01T00:00:01.000001Z"), null),
					Instant.parse("1970-01-01T00:00:02.000002Z"), new byte[] { 1, 2 }, new EntryDescription("openai",
							"gpt-4o", "default", "Who?", List.of(new KeyComponent("user", "d", "Who?")))));
		assertThat(this.file.query("PRAGMA user_version")).containsExactly("3");
		this.file.put(entry("1-abc", null, null, "a"));
		assertThat(this.store.remove(FlushFilter.tag("a"))).isEqualTo(1);
	}

	@Test
	void readsACopyThatLostItsVersion() throws SQLException {
		this.file.put(entry("k", null, null, "a"));
		close();
		this.file.execute("PRAGMA user_version = 0");
		open();
		assertThat(this.store.get(new CacheKey("k")).description().tags()).containsExactly("a");
		assertThat(this.store.remove(FlushFilter.tag("a"))).isEqualTo(1);
	}

	private static CacheEntry entry(String key, @Nullable Duration ttl, @Nullable Instant expiresAt, String... tags) {
		return new CacheEntry(new CacheKey(key), new Lifetime(NOW, ttl), expiresAt, new byte[] { 1, 2, 3 },
				new EntryDescription("openai", "gpt-4o", "default", "prompt of " + key, List.of(), Set.of(tags)));
	}

	private List<String> tags() throws SQLException {
		assertNoOrphans();
		return this.file.query("SELECT tag FROM ecoai_answer_tag ORDER BY tag");
	}

	private void assertNoOrphans() throws SQLException {
		assertThat(this.file
			.query("SELECT tag FROM ecoai_answer_tag WHERE cache_key NOT IN (SELECT cache_key FROM ecoai_answer)"))
			.isEmpty();
	}

}
