package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.encryption.Encryption;
import io.ecoai.wire.DatabaseServers;
import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.DailyLatency.Waits;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What records add up to by prompt and by wait.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(DatabaseServers.class)
class RollUpsTests {

	private final UsageDatabase database;

	private final JdbcUsageRepository repository;

	private int calls;

	RollUpsTests(Database kind, @TempDir Path folder, DatabaseServers.Running servers) {
		this.database = kind.open(folder, servers);
		this.repository = new JdbcUsageRepository(this.database, new UsageBatches(this.database));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void addsUpTheCallsOfAPrompt() {
		UsageRecord hit = call("k", Outcome.HIT, "Hello", "2026-11-23T12:00:02Z", 3);
		this.repository.saveAll(List.of(call("k", Outcome.MISS, "Hello", "2026-11-23T12:00:01Z", 900), hit,
				call("k", Outcome.SEMANTIC_HIT, "Hello", "2026-11-23T12:00:03Z", 3),
				call("k", Outcome.STALE, "Hello", "2026-11-23T12:00:04Z", 3)));
		this.repository.saveAll(List.of(hit));
		assertThat(all(PromptQuery.mostServed(10))).singleElement().satisfies((prompt) -> {
			assertThat(prompt.key()).isEqualTo("k");
			assertThat(prompt.prompt()).isEqualTo("Hello");
			assertThat(prompt.calls()).isEqualTo(4);
			assertThat(prompt.hits()).isEqualTo(3);
			assertThat(prompt.exactHits()).isOne();
			assertThat(prompt.semanticHits()).isOne();
			assertThat(prompt.staleHits()).isOne();
			assertThat(prompt.tokensSaved()).isEqualTo(30);
			assertThat(prompt.costSavedUsd()).isEqualByComparingTo("0.03");
			assertThat(prompt.firstSeen()).isEqualTo("2026-11-23T12:00:01Z");
			assertThat(prompt.lastSeen()).isEqualTo("2026-11-23T12:00:04Z");
		});
	}

	@Test
	void knowsNoPromptOfCallsPastTheCache() {
		this.repository.saveAll(List.of(call(null, Outcome.BYPASS, "a", "2026-11-23T12:00:00Z", 5),
				call("k", Outcome.ERROR, "b", "2026-11-23T12:00:00Z", 5)));
		assertThat(all(PromptQuery.mostServed(10))).isEmpty();
	}

	@Test
	void findsPromptsByTheirTextAsItIs() {
		this.repository.saveAll(List.of(call("k1", Outcome.MISS, "100% <b>sure</b>", "2026-11-23T12:00:00Z", 5),
				call("k2", Outcome.MISS, "1000 under_score!", "2026-11-23T12:00:00Z", 5)));
		assertThat(keys("100%")).containsExactly("k1");
		assertThat(keys("SURE")).containsExactly("k1");
		assertThat(keys("r_s")).containsExactly("k2");
		assertThat(keys("!")).containsExactly("k2");
		assertThat(keys("")).containsExactly("k2", "k1");
	}

	@Test
	void filtersOrdersAndPages() {
		this.repository.saveAll(List.of(call("k1", Outcome.HIT, "a", "2026-11-23T12:00:00Z", 5),
				call("k1", Outcome.HIT, "a", "2026-11-23T12:00:00Z", 5),
				call("k2", Outcome.STALE, "b", "2026-11-23T13:00:00Z", 5),
				call("k3", Outcome.MISS, "c", "2026-11-23T14:00:00Z", 5)));
		assertThat(all(PromptQuery.mostServed(2))).extracting(PromptUsage::key).containsExactly("k1", "k2");
		assertThat(all(PromptQuery.mostServed(2).page(2, 2))).extracting(PromptUsage::key).containsExactly("k3");
		assertThat(this.repository.prompts(PromptQuery.mostServed(1)).total()).isEqualTo(3);
		assertThat(all(query(PromptQuery.Order.LAST_SEEN, null, null))).extracting(PromptUsage::key)
			.containsExactly("k3", "k2", "k1");
		assertThat(all(query(PromptQuery.Order.SAVED, Outcome.STALE, null))).extracting(PromptUsage::key)
			.containsExactly("k2");
		assertThat(all(query(PromptQuery.Order.HITS, Outcome.HIT, PromptType.TEXT))).extracting(PromptUsage::key)
			.containsExactly("k1");
		assertThat(all(query(PromptQuery.Order.HITS, null, PromptType.AUDIO))).isEmpty();
		assertThat(all(PromptQuery.withKey("k3"))).extracting(PromptUsage::key).containsExactly("k3");
	}

	@Test
	void anEncryptedTextIsReadByWhoHasTheKey() {
		String key = Base64.getEncoder().encodeToString(new byte[32]);
		UsageRepository encrypted = new PromptTextRepository(this.repository,
				PromptText.encrypted(Encryption.of(key, null)), true);
		encrypted.saveAll(List.of(call("k1", Outcome.MISS, "Hello", "2026-11-23T12:00:01Z", 1),
				call("k1", Outcome.HIT, "Hello", "2026-11-23T12:00:02Z", 1),
				call("k2", Outcome.HIT, "World", "2026-11-23T12:00:03Z", 1)));
		assertThat(encrypted.prompts(PromptQuery.mostServed(10)).prompts()).extracting(PromptUsage::prompt)
			.containsExactlyInAnyOrder("Hello", "World");
		PromptQuery search = new PromptQuery(1, 0, PromptQuery.Order.HITS, "O", null, null, null, null, null, null);
		assertThat(encrypted.prompts(search)).satisfies((page) -> {
			assertThat(page.total()).isEqualTo(2);
			assertThat(page.prompts()).hasSize(1);
		});
		UsageRepository without = new PromptTextRepository(this.repository, PromptText.readable(), true);
		assertThat(without.prompts(PromptQuery.mostServed(10)).prompts()).allMatch(PromptUsage::encrypted)
			.extracting(PromptUsage::prompt)
			.containsOnlyNulls();
	}

	@Test
	void encryptedTextsAreSearchedFromTheNewestOn() {
		PromptText text = PromptText.encrypted(Encryption.of(Base64.getEncoder().encodeToString(new byte[32]), null));
		UsageRepository encrypted = new PromptTextRepository(this.repository, text, true);
		Instant noon = Instant.parse("2026-11-23T12:00:00Z");
		encrypted.saveAll(IntStream.range(0, 700)
			.mapToObj((i) -> call("k%03d".formatted(i), (i % 100 == 7) ? Outcome.HIT : Outcome.MISS,
					(i % 2 == 1) ? "Odd " + i : "even " + i, noon.plusSeconds(i).toString(), 1))
			.toList());
		assertThat(encrypted.prompts(search(PromptQuery.Order.LAST_SEEN, 3, 340))).satisfies((page) -> {
			assertThat(page.total()).isEqualTo(350);
			assertThat(page.prompts()).extracting(PromptUsage::prompt).containsExactly("Odd 19", "Odd 17", "Odd 15");
		});
		assertThat(encrypted.prompts(search(PromptQuery.Order.HITS, 7, 0)).prompts()).allMatch((p) -> p.hits() == 1);
		assertThat(encrypted.prompts(search(PromptQuery.Order.HITS, 9, 7)).prompts()).allMatch((p) -> p.hits() == 0);
		assertThat(encrypted.prompts(search(PromptQuery.Order.SAVED, Integer.MAX_VALUE, 349)).prompts()).hasSize(1);
		assertThat(encrypted.prompts(search(PromptQuery.Order.SAVED, 10, Integer.MAX_VALUE)).prompts()).isEmpty();
		UsageRepository bounded = new PromptTextRepository(this.repository, text, true, 10);
		assertThat(bounded.prompts(search(PromptQuery.Order.LAST_SEEN, 100, 0))).satisfies((page) -> {
			assertThat(page.total()).isEqualTo(5);
			assertThat(page.prompts()).extracting(PromptUsage::prompt)
				.containsExactly("Odd 699", "Odd 697", "Odd 695", "Odd 693", "Odd 691");
		});
	}

	@Test
	void tellsHowLongCallersWaited() {
		for (int i = 0; i < 100; i++) {
			this.repository.saveAll(List.of(call("k", Outcome.HIT, "a", "2026-11-22T12:00:00Z", (i < 90) ? 2 : 7),
					call("k", Outcome.MISS, "a", "2026-11-23T12:00:00Z", 800 + i)));
		}
		this.repository.saveAll(List.of(call("k", Outcome.ERROR, "a", "2026-11-23T12:00:00Z", 60_000),
				call("k", Outcome.MISS, "a", "2026-11-21T12:00:00Z", 1_000_000)));
		List<DailyLatency> days = this.repository.latency(null, null);
		assertThat(days).extracting(DailyLatency::day)
			.containsExactly(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-22"),
					LocalDate.parse("2026-11-21"));
		assertThat(days.get(0).hits()).isEqualTo(Waits.NONE);
		assertThat(days.get(0).misses().calls()).isEqualTo(100);
		assertThat(days.get(0).misses().medianMs()).isBetween(800.0, 1200.0);
		assertThat(days.get(1).hits().medianMs()).isBetween(1.0, 2.0);
		assertThat(days.get(1).hits().p95Ms()).isCloseTo(6.5, within(1.5));
		assertThat(days.get(2).misses().medianMs()).isGreaterThan(120_000);
		assertThat(
				this.repository.latency(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-23T00:00:00Z")))
			.extracting(DailyLatency::day)
			.containsExactly(LocalDate.parse("2026-11-22"));
	}

	private static PromptQuery search(PromptQuery.Order order, int limit, int offset) {
		return new PromptQuery(limit, offset, order, "ODD", null, null, null, null, null, null);
	}

	private List<String> keys(String search) {
		return all(new PromptQuery(10, 0, PromptQuery.Order.HITS, search, null, null, null, null, null, null)).stream()
			.map(PromptUsage::key)
			.toList();
	}

	private List<PromptUsage> all(PromptQuery query) {
		return this.repository.prompts(query).prompts();
	}

	private static PromptQuery query(PromptQuery.Order order, @Nullable Outcome served, @Nullable PromptType type) {
		return new PromptQuery(10, 0, order, null, served, type, "openai", "gpt-4o", "default", null);
	}

	private UsageRecord call(@Nullable String key, Outcome outcome, String prompt, String at, long latencyMs) {
		boolean hit = outcome.isCacheHit();
		this.calls++;
		return new UsageRecord(0, Instant.parse(at), "openai", "gpt-4o", hit, hit ? 10 : 0, latencyMs,
				hit ? new BigDecimal("0.01") : BigDecimal.ZERO, 0.0, outcome == Outcome.SEMANTIC_HIT, prompt,
				PromptType.TEXT, "event-" + this.calls, outcome, "dev", "shop", "default", 1L, 10L, 0L, 0L,
				BigDecimal.ZERO, null, null, 0.0, null, key, null);
	}

}
