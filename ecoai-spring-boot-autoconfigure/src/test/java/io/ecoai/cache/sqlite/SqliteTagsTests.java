package io.ecoai.cache.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.StoredKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What callers said of answers: their tags and how long they live.
 */
class SqliteTagsTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

	@TempDir
	Path folder;

	private Path file;

	private SqliteCacheStore store;

	@BeforeEach
	void open() {
		this.file = this.folder.resolve("cache.db");
		this.store = new SqliteCacheStore(this.file, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	/** Others than the store see an answer when it is written. */
	private void put(CacheEntry entry) {
		this.store.put(entry);
		assertThat(this.store.drain(Duration.ofSeconds(30))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "doc-42", "", "Grüße, 世界 \uD83D\uDE00", "quote \" and \\ backslash", "' OR '1'='1",
			"line\nfeed", "zero \u0000 inside", "[\"json\"]", "42" })
	void keepsTagsAndFindsAnswersByThem(String tag) throws SQLException {
		CacheEntry entry = entry("k1", null, null, tag, "other");
		put(entry);
		put(entry("k2", null, null, tag + "x"));
		close();
		open();
		assertThat(this.store.get(entry.key())).usingRecursiveComparison().isEqualTo(entry);
		assertThat(this.store.newest("default", "gpt-4o", 5))
			.contains(new StoredKey(entry.key(), NOW, entry.description()));
		assertThat(this.store.remove(FlushFilter.tag(tag))).isEqualTo(1);
		assertThat(query("SELECT cache_key FROM ecoai_answer")).containsExactly("k2");
		assertThat(query("SELECT cache_key FROM ecoai_answer_tag")).containsExactly("k2");
	}

	@Test
	void keepsHowLongAnAnswerLives() {
		for (Duration ttl : List.of(Duration.ZERO, Duration.ofNanos(1000), Duration.ofMinutes(5),
				Duration.ofDays(100_000))) {
			put(entry("k", ttl, NOW.plus(ttl)));
			CacheEntry read = this.store.get(new CacheKey("k"));
			assertThat(read.lifetime()).isEqualTo(new Lifetime(NOW, ttl));
			assertThat(read.expiresAt()).isEqualTo(NOW.plus(ttl));
		}
		put(entry("k", Duration.ofSeconds(Long.MAX_VALUE), null));
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
		put(entry("k1", null, null, "a"));
		put(entry("k2", null, null, "a", "b"));
		put(entry("k3", null, null, "b"));
		put(entry("k4", null, null));
		long removed = this.store.remove(filter);
		List<String> after = query("SELECT cache_key FROM ecoai_answer ORDER BY cache_key");
		assertThat(removed).isEqualTo(4 - after.size());
		assertNoOrphans();
		return after;
	}

	@Test
	void forgetsTheTagsOfAnAnswerThatIsReplacedOrHasExpired() throws SQLException {
		put(entry("k", null, null, "old", "both"));
		put(entry("k", null, null, "new", "both"));
		assertThat(tags()).containsExactly("both", "new");
		assertThat(this.store.remove(FlushFilter.tag("old"))).isZero();
		put(entry("k", null, null));
		assertThat(tags()).isEmpty();
		put(entry("expired", null, NOW, "gone"));
		for (int i = 0; i < 256; i++) {
			put(entry("other", null, null, "stays"));
		}
		await().untilAsserted(() -> assertThat(tags()).containsExactly("stays"));
	}

	/** A running instance of an older version goes on writing after the migration. */
	@Test
	void forgetsTheTagsOfAnAnswerThatAnOlderInstanceReplaces() throws SQLException {
		put(entry("k", null, null, "old"));
		execute("INSERT OR REPLACE INTO ecoai_answer (cache_key, created_at_micros, provider, model, namespace, prompt,"
				+ " components, size_bytes, payload) VALUES ('k', 1, 'openai', 'm', 'n', 'p', '[]', 1, x'01')");
		assertThat(tags()).isEmpty();
		assertThat(this.store.get(new CacheKey("k")).description().tags()).isEmpty();
	}

	@Test
	void servesNoTagOfAnAnswerWhoseTagsCannotBeRead() throws SQLException {
		put(entry("k", null, null, "a"));
		for (String json : List.of("", "no json", "{}", "[null]", "null", "7")) {
			execute("UPDATE ecoai_answer SET tags = '" + json + "'");
			assertThat(this.store.get(new CacheKey("k")).description().tags()).as(json).isEmpty();
		}
	}

	@Test
	void searchesNoTableForATag() throws SQLException {
		put(entry("k", null, null, "a"));
		AnswerFilter filter = new AnswerFilter(FlushFilter.tag("a"));
		String plan = String.join("\n",
				query("EXPLAIN QUERY PLAN DELETE FROM ecoai_answer" + filter.where().replace("?", "'a'"), "detail"));
		assertThat(plan).contains("SEARCH ecoai_answer ", "SEARCH ecoai_answer_tag ").doesNotContain("SCAN");
		String trigger = String.join("\n",
				query("EXPLAIN QUERY PLAN DELETE FROM ecoai_answer_tag WHERE cache_key = 'k'", "detail"));
		assertThat(trigger).contains("ecoai_answer_tag_by_key").doesNotContain("SCAN");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void keepsTheAnswersOfAnOlderFile(int version) throws Exception {
		close();
		try (var script = SqliteCacheStore.class.getResourceAsStream("schema-1.sql")) {
			execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
		}
		execute("INSERT INTO ecoai_answer VALUES ('1-abc', 1000001, 2000002, 'openai', 'gpt-4o', 'default', 'Who?',"
				+ " '[{\"name\":\"user\",\"digest\":\"d\",\"preview\":\"Who?\"}]', 2, x'0102')");
		execute("PRAGMA user_version = " + version);
		open();
		assertThat(this.store.get(new CacheKey("1-abc"))).usingRecursiveComparison()
			.isEqualTo(new CacheEntry(new CacheKey("1-abc"),
					new Lifetime(Instant.parse("1970-01-01T00:00:01.000001Z"), null),
					Instant.parse("1970-01-01T00:00:02.000002Z"), new byte[] { 1, 2 }, new EntryDescription("openai",
							"gpt-4o", "default", "Who?", List.of(new KeyComponent("user", "d", "Who?")))));
		assertThat(query("PRAGMA user_version")).containsExactly("3");
		put(entry("1-abc", null, null, "a"));
		assertThat(this.store.remove(FlushFilter.tag("a"))).isEqualTo(1);
	}

	@Test
	void readsACopyThatLostItsVersion() throws SQLException {
		put(entry("k", null, null, "a"));
		close();
		execute("PRAGMA user_version = 0");
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
		return query("SELECT tag FROM ecoai_answer_tag ORDER BY tag");
	}

	private void assertNoOrphans() throws SQLException {
		assertThat(
				query("SELECT tag FROM ecoai_answer_tag WHERE cache_key NOT IN (SELECT cache_key FROM ecoai_answer)"))
			.isEmpty();
	}

	private List<String> query(String sql) throws SQLException {
		return query(sql, null);
	}

	private List<String> query(String sql, @Nullable String column) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			while (row.next()) {
				values.add((column != null) ? row.getString(column) : row.getString(1));
			}
		}
		return values;
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
				Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

}
