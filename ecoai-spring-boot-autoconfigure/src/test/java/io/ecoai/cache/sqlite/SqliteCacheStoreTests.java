package io.ecoai.cache.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
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
 * Answers in a real file.
 */
class SqliteCacheStoreTests extends AbstractStoredFileTests {

	private static CacheEntry entry(String key, String model, String namespace, String prompt) {
		return entry(key, NOW, null, new byte[] { 1, 2, 3 },
				new EntryDescription("openai", model, namespace, prompt, List.of()));
	}

	private static CacheEntry entry(String key, Instant createdAt, @Nullable Instant expiresAt, byte[] payload,
			EntryDescription description) {
		return new CacheEntry(new CacheKey(key), new Lifetime(createdAt, null), expiresAt, payload, description);
	}

	private static void assertEqual(@Nullable CacheEntry actual, CacheEntry expected) {
		assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
	}

	@Test
	void hasTheIdentityOfItsFile() {
		String identity = this.store.identity();
		assertThat(identity).isNotBlank();
		this.file.put(entry("1-a", "gpt-4o", "default", "Hello"));
		this.store.remove(FlushFilter.all());
		reopen();
		assertThat(this.store.identity()).isEqualTo(identity);
		try (SqliteCacheStore other = new SqliteCacheStore(this.folder.resolve("other.db"), Clock.systemUTC())) {
			assertThat(other.identity()).isNotEqualTo(identity);
		}
	}

	@Test
	void writesWhatAFlushHasPassedOver() {
		this.file.put(entry("first", "gpt-4o", "default", "Hello"));
		for (int i = 0; i < 50; i++) {
			this.store.put(entry("1-" + i, "gpt-4o", "default", "Hello"));
			assertThat(this.store.remove(FlushFilter.model("another"))).isZero();
		}
		assertThat(this.store.drain(Duration.ofSeconds(30))).isTrue();
		assertThat(this.store.remove(FlushFilter.model("gpt-4o"))).isEqualTo(51);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hello", "", "Grüße, 世界 \uD83D\uDE00\u200D\u2642", "line\nfeed\ttab\u0001",
			"'; DROP TABLE x; --", "quote \" and \\ backslash", "%_*?[", "zero \u0000 inside" })
	void keepsEveryField(String text) {
		CacheEntry entry = entry("1-abc", NOW, NOW.plusSeconds(60), new byte[] { 0, -1, 127 },
				new EntryDescription("openai " + text, "gpt " + text, "tenant " + text, text,
						List.of(new KeyComponent("user", "d1", text), new KeyComponent("options.x", "d2", ""))));
		this.file.put(entry);
		assertEqual(this.store.get(entry.key()), entry);
		reopen();
		assertEqual(this.store.get(entry.key()), entry);
		assertThat(this.store.newest("tenant " + text, "gpt " + text, 5))
			.containsExactly(new EntryHeader(entry.key(), NOW, entry.description()));
	}

	@Test
	void keepsAnAnswerWhosePromptHoldsHalfASurrogatePair() {
		String half = "half \uD83D of it";
		CacheEntry entry = entry("1-half", NOW, null, new byte[] { 4, 5 }, new EntryDescription("openai", "m" + half,
				"n" + half, half, List.of(new KeyComponent("user", "d", half))));
		this.file.put(entry);
		CacheEntry read = this.store.get(entry.key());
		assertThat(read).isNotNull();
		assertThat(read.payload()).containsExactly(4, 5);
		assertThat(read.description().prompt()).isEqualTo("half ? of it");
		assertThat(this.store.newest("n" + half, "m" + half, 5)).hasSize(1);
		assertThat(this.store.remove(FlushFilter.model("m" + half))).isEqualTo(1);
	}

	@Test
	void keepsLargePayloads() {
		byte[] payload = new byte[5_000_000];
		new Random(3).nextBytes(payload);
		EntryDescription description = new EntryDescription("openai", "gpt-4o", "default", "big", List.of());
		this.file.put(entry("big", NOW, null, payload, description));
		this.file.put(entry("empty", NOW, null, new byte[0], description));
		reopen();
		assertThat(this.store.get(new CacheKey("big")).payload()).isEqualTo(payload);
		assertThat(this.store.get(new CacheKey("empty")).payload()).isEmpty();
		assertThat(this.store.statistics()).isEqualTo(new CacheStatistics("sqlite", 2, 5_000_000));
	}

	@Test
	void replacesTheAnswerWithTheSameKey() {
		this.file.put(entry("k", "gpt-4o", "default", "old"));
		this.file.put(entry("k", "gpt-4o", "default", "new"));
		assertThat(this.store.statistics().entries()).isEqualTo(1);
		assertThat(this.store.get(new CacheKey("k")).description().prompt()).isEqualTo("new");
	}

	@Test
	void findsNothingInAnEmptyStore() {
		assertThat(this.store.get(new CacheKey("none"))).isNull();
		assertThat(this.store.newest("default", "gpt-4o", 5)).isEmpty();
		assertThat(this.store.remove(FlushFilter.all())).isZero();
		assertThat(this.store.remove(FlushFilter.pattern("*"))).isZero();
		assertThat(this.store.statistics()).isEqualTo(new CacheStatistics("sqlite", 0, 0));
	}

	@Test
	void dropsWhatHasExpiredNowAndThen() throws SQLException {
		EntryDescription description = new EntryDescription("openai", "gpt-4o", "default", "p", List.of());
		this.file.put(entry("expired", NOW, NOW, new byte[1], description));
		this.file.put(entry("fresh", NOW, NOW.plusMillis(1), new byte[1], description));
		this.file.put(entry("for ever", NOW, null, new byte[1], description));
		assertThat(this.store.get(new CacheKey("expired"))).as("freshness is decided by others").isNotNull();
		for (int i = 0; i < 256; i++) {
			this.file.put(entry("other", NOW, null, new byte[1], description));
		}
		await()
			.untilAsserted(() -> assertThat(this.file.keys()).containsExactlyInAnyOrder("fresh", "for ever", "other"));
	}

	@Test
	void removesWhatAFilterMatches() throws SQLException {
		CacheKey own = new CacheKey("a2");
		assertThat(kept(FlushFilter.all())).isEmpty();
		assertThat(kept(FlushFilter.model("gpt-4o"))).containsExactly("b1", "b2");
		assertThat(kept(FlushFilter.namespace("acme"))).containsExactly("a1", "b1");
		assertThat(kept(FlushFilter.key(own))).containsExactly("a1", "b1", "b2");
		assertThat(kept(FlushFilter.pattern("summarise*"))).containsExactly("a2", "b2");
		assertThat(kept(FlushFilter.model("gpt-4o").and(FlushFilter.namespace("acme")))).containsExactly("a1", "b1",
				"b2");
		assertThat(kept(FlushFilter.model("gpt-4o").and(FlushFilter.pattern("*OTHER*")))).containsExactly("a1", "b1",
				"b2");
		assertThat(kept(FlushFilter.pattern("*a*").and(FlushFilter.pattern("*r*")).and(FlushFilter.key(own))))
			.containsExactly("a1", "b1", "b2");
		assertThat(kept(FlushFilter.model("gpt-4o").and(FlushFilter.model("claude")))).hasSize(4);
		assertThat(kept(FlushFilter.model("GPT-4O"))).hasSize(4);
		assertThat(kept(FlushFilter.model("gpt-4o' OR '1'='1"))).hasSize(4);
		assertThat(kept(FlushFilter.pattern("nothing like that"))).hasSize(4);
	}

	private List<String> kept(FlushFilter filter) throws SQLException {
		this.store.remove(FlushFilter.all());
		this.file.put(entry("a1", "gpt-4o", "default", "Summarise this"));
		this.file.put(entry("a2", "gpt-4o", "acme", "another question"));
		this.file.put(entry("b1", "claude", "default", "SUMMARISE that"));
		this.file.put(entry("b2", "claude", "acme", "yet another"));
		List<String> before = this.file.keys();
		long removed = this.store.remove(filter);
		List<String> after = this.file.keys();
		assertThat(removed).isEqualTo(before.size() - after.size());
		return after;
	}

	@Test
	void removesManyByPattern() {
		for (int i = 0; i < 3000; i++) {
			this.file.put(entry("k" + i, "gpt-4o", "default", (i % 3 == 0) ? "keep" : "leave " + i));
		}
		assertThat(this.store.remove(FlushFilter.pattern("leave *"))).isEqualTo(2000);
		assertThat(this.store.statistics().entries()).isEqualTo(1000);
	}

	@Test
	void findsTheNewestFirst() {
		List<Integer> order = new ArrayList<>(List.of(3, 1, 5, 2, 4));
		for (int i : order) {
			this.store.put(entry("k" + i, NOW.plusSeconds(i), null, new byte[1],
					new EntryDescription("openai", "gpt-4o", "default", "p" + i, List.of())));
		}
		this.file.put(entry("other", "claude", "default", "p"));
		this.file.put(entry("tenant", "gpt-4o", "acme", "p"));
		assertThat(this.store.newest("default", "gpt-4o", 3)).extracting((stored) -> stored.key().value())
			.containsExactly("k5", "k4", "k3");
	}

	@Test
	void readsAnIndexAloneForStatisticsAndTheNewest() throws SQLException {
		this.file.put(entry("k", "gpt-4o", "default", "p"));
		assertThat(plan(AnswerRows.STATISTICS)).contains("COVERING INDEX ecoai_answer_by_model");
		assertThat(plan(AnswerRows.NEWEST)).contains("USING INDEX ecoai_answer_by_model").doesNotContain("TEMP B-TREE");
		assertThat(plan(AnswerRows.DELETE_EXPIRED)).contains("ecoai_answer_by_expiry");
		assertThat(plan(AnswerRows.SELECT)).contains("USING INDEX");
	}

	private String plan(String sql) throws SQLException {
		return this.file.plan(sql.replace("LIMIT ?", "LIMIT 5").replace("?", "'1'"));
	}

	@Test
	void survivesComponentsThatCannotBeRead() throws SQLException {
		for (String components : Arrays.asList("", "no json", "null", "[null]", "[{\"name\":1}]", "{}")) {
			this.file.put(entry("k", "gpt-4o", "default", "p"));
			try (Connection connection = this.file.connect();
					var update = connection.prepareStatement("UPDATE ecoai_answer SET components = ?")) {
				update.setString(1, components);
				update.executeUpdate();
			}
			assertThat(this.store.get(new CacheKey("k")).payload()).as(components).containsExactly(1, 2, 3);
			assertThat(this.store.newest("default", "gpt-4o", 1)).hasSize(1);
		}
	}

}
