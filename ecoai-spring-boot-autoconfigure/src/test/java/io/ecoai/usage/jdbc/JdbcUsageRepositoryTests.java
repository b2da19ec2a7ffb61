package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import io.ecoai.wire.DatabaseServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ParameterizedClass
@EnumSource
@ExtendWith(DatabaseServers.class)
class JdbcUsageRepositoryTests {

	private final UsageDatabase database;

	private final UsageRepository repository;

	JdbcUsageRepositoryTests(Database kind, @TempDir Path folder, DatabaseServers.Running servers) {
		this.database = kind.open(folder, servers);
		this.repository = new JdbcUsageRepository(this.database, new UsageBatches(this.database));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void anEmptyLogHasAnEmptySummary() {
		assertThat(this.repository.summary(null, null)).isEqualTo(UsageSummary.empty(true));
		assertThat(this.repository.report(null, null).summary()).isEqualTo(UsageSummary.empty(true));
		assertThat(this.repository.history(UsageQuery.latest())).isEmpty();
		assertThat(this.repository.daily(null, null)).isEmpty();
	}

	@Test
	void givesBackWhatWasWritten() {
		UsageRecord written = Calls.hit().outcome(Outcome.SEMANTIC_HIT).at("2026-11-23T12:00:00.123456Z").record("a");
		UsageRecord bare = new UsageRecord(0, Calls.NOON, "x", "y", true, 0, 1, null, null, false, null,
				written.promptType(), "b", Outcome.STALE, "prod", null, "n", null, null, null, null, null, null, null,
				null, null, null, null);
		this.repository.saveAll(List.of(written, bare));
		assertThat(this.repository.history(UsageQuery.latest()))
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "costUsd")
			.containsExactly(written, bare);
	}

	@Test
	void sumsUp() {
		save(Calls.hit(), Calls.hit().outcome(Outcome.SEMANTIC_HIT), Calls.hit().outcome(Outcome.STALE).mode("prod"),
				Calls.hit().cost(null), Calls.miss(), Calls.miss().cost(null), Calls.miss().outcome(Outcome.BYPASS),
				Calls.miss().outcome(Outcome.ERROR));
		UsageSummary summary = this.repository.summary(null, null);
		assertThat(summary).isEqualTo(new UsageSummary(true, 8, 4, 4, 0.5, 800, 4000, new BigDecimal("0.0375"),
				BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.0375"), new BigDecimal("0.025"), 1.0, 3.0, 1, 1, 1,
				0, 0, 1, new BigDecimal("0.025"), 600, 0.75));
		assertThat(this.repository.report(null, null).summary()).isEqualTo(summary);
	}

	@Test
	void addsDecimalsExactly() {
		List<UsageRecord> calls = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			calls.add(Calls.hit().cost("0.1").record());
			calls.add(Calls.hit().cost("0.2").record());
			calls.add(Calls.hit().cost("0.000000075").record());
		}
		this.repository.saveAll(calls);
		assertThat(this.repository.summary(null, null).costSavedUsd()).isEqualTo(new BigDecimal("300.000075"));
		assertThat(this.repository.summary(Calls.NOON, Calls.NOON.plusSeconds(1)).costSavedUsd())
			.isEqualTo(new BigDecimal("300.000075"));
	}

	@Test
	void addsBeyondWhatOneNumberHolds() {
		List<UsageRecord> calls = new ArrayList<>();
		for (int day = 10; day < 30; day++) {
			calls.add(Calls.hit().cost("1000000").at("2026-11-" + day + "T00:00:00Z").record());
		}
		this.repository.saveAll(calls);
		assertThat(this.repository.summary(null, null).costSavedUsd()).isEqualByComparingTo("20000000");
	}

	@Test
	void aRecordThatIsAlreadyThereCountsOnce() {
		UsageRecord call = Calls.hit().record("same");
		this.repository.saveAll(List.of(call, call));
		this.repository.saveAll(List.of(call, Calls.miss().record("other")));
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2);
		assertThat(this.repository.history(UsageQuery.latest())).hasSize(2);
	}

	@Test
	void whatIsNoNumberIsNotKnown() {
		UsageRecord call = Calls.hit().record();
		UsageRecord strange = new UsageRecord(0, call.timestamp(), call.provider(), call.model(), true, 1, 1,
				new BigDecimal("1e30"), Double.NaN, false, null, call.promptType(), "strange", Outcome.HIT, "dev", null,
				"default", null, null, null, null, null, null, null, Double.POSITIVE_INFINITY, null, null, Double.NaN);
		this.repository.saveAll(List.of(strange));
		assertThat(this.repository.summary(null, null)).matches((summary) -> summary.unpricedHits() == 1)
			.matches((summary) -> summary.unestimatedHits() == 1);
	}

	@Test
	void countsOnlyThePeriod() {
		save(Calls.hit().at("2026-11-20T23:59:59.999999Z"), Calls.hit().at("2026-11-21T00:00:00Z"),
				Calls.hit().at("2026-11-21T18:00:00Z"), Calls.hit().at("2026-11-22T12:00:00Z"),
				Calls.hit().at("2026-11-23T06:00:00Z"), Calls.hit().at("2026-11-23T06:00:00.000001Z"));
		assertThat(calls("2026-11-21T00:00:00Z", "2026-11-23T00:00:00Z")).as("whole days").isEqualTo(3);
		assertThat(calls("2026-11-21T00:00:00.000001Z", "2026-11-23T06:00:00.000001Z")).as("both ends").isEqualTo(3);
		assertThat(calls("2026-11-21T12:00:00Z", "2026-11-21T18:00:00Z")).as("within a day").isZero();
		assertThat(calls("2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z")).as("across midnight").isEqualTo(1);
		assertThat(calls("2026-11-20T12:00:00Z", "2026-11-21T00:00:00Z")).as("until midnight").isEqualTo(1);
		assertThat(calls("2026-11-23T00:00:00Z", "2026-11-23T12:00:00Z")).as("from midnight").isEqualTo(2);
		assertThat(calls("2026-11-23T12:00:00Z", "2026-11-21T00:00:00Z")).as("backwards").isZero();
		assertThat(this.repository.summary(Instant.parse("2026-11-22T00:00:00Z"), null).totalCalls()).isEqualTo(3);
		assertThat(this.repository.summary(null, Instant.parse("2026-11-21T12:00:00Z")).totalCalls()).isEqualTo(2);
		assertThat(this.repository.summary(Instant.MIN, Instant.MAX).totalCalls()).isEqualTo(6);
	}

	@Test
	void breaksDown() {
		save(Calls.hit(), Calls.miss(), Calls.hit().model("o3"));
		UsageReport report = this.repository.report(null, null);
		assertThat(report.byModel()).extracting(Group::name, (group) -> group.summary().totalCalls())
			.containsExactly(tuple("gpt-4o", 2L), tuple("o3", 1L));
		assertThat(report.byModel().get(0).summary().hitRate()).isEqualTo(0.5);
		assertThat(report.byApplication()).extracting(Group::name).containsExactly("shop");
		assertThat(report.byPromptType()).extracting(Group::name).containsExactly("text");
		assertThat(report.byNamespace()).extracting(Group::name).containsExactly("default");
		assertThat(report.byProvider()).extracting(Group::name).containsExactly("openai");
	}

	@Test
	void tellsDaysApart() {
		save(Calls.hit().at("2026-11-21T00:00:00Z"), Calls.hit(), Calls.hit().model("o3"), Calls.miss().model("o3"));
		assertThat(this.repository.daily(null, null))
			.extracting((row) -> row.day() + " " + row.model() + " " + row.summary().totalCalls())
			.containsExactly("2026-11-23 o3 2", "2026-11-23 gpt-4o 1", "2026-11-21 gpt-4o 1");
		assertThat(this.repository.daily(Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z")))
			.extracting((row) -> row.day())
			.containsExactly(LocalDate.parse("2026-11-21"));
	}

	@Test
	void filtersAndPagesTheHistoryNewestFirst() {
		for (int i = 0; i < 10; i++) {
			this.repository.saveAll(
					List.of(((i % 2 == 0) ? Calls.hit() : Calls.miss().model("o3")).at("2026-11-2" + i + "T00:00:00Z")
						.record("call" + i)));
		}
		assertThat(ids(UsageQuery.latest(3))).containsExactly("call9", "call8", "call7");
		assertThat(ids(new UsageQuery(2, 3, null, null, null, null, null, null))).containsExactly("call6", "call5");
		assertThat(ids(new UsageQuery(2, 0, "o3", "openai", Outcome.MISS, null, null, null))).containsExactly("call9",
				"call7");
		assertThat(ids(new UsageQuery(9, 0, "gpt-4o", null, Outcome.MISS, null, null, null))).isEmpty();
		assertThat(ids(new UsageQuery(9, 0, null, null, null, null, Instant.parse("2026-11-22T00:00:00Z"),
				Instant.parse("2026-11-24T00:00:00Z"))))
			.containsExactly("call3", "call2");
		assertThat(ids(UsageQuery.latest(0))).isEmpty();
	}

	@Test
	void worksInATurkishLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			save(Calls.miss(), Calls.hit());
			assertThat(this.repository.history(UsageQuery.latest())).extracting(UsageRecord::outcome)
				.containsExactlyInAnyOrder(Outcome.HIT, Outcome.MISS);
			assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private void save(Calls... calls) {
		this.repository.saveAll(List.of(calls).stream().map(Calls::record).toList());
	}

	private long calls(String from, String to) {
		UsageSummary summary = this.repository.summary(Instant.parse(from), Instant.parse(to));
		assertThat(this.repository.report(Instant.parse(from), Instant.parse(to)).summary()).isEqualTo(summary);
		return summary.totalCalls();
	}

	private List<String> ids(UsageQuery query) {
		return this.repository.history(query).stream().map(UsageRecord::eventId).toList();
	}

}
