package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DayTotals}.
 */
class DayTotalsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	/** Grams are floating-point numbers, which add up differently in another order. */
	private static final RecursiveComparisonConfiguration EXACT_BUT_FOR_ROUNDING = RecursiveComparisonConfiguration
		.builder()
		.withComparatorForType((a, b) -> (Math.abs(a - b) < 1e-6) ? 0 : Double.compare(a, b), Double.class)
		.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
		.build();

	private final Path path;

	private final SqliteUsageDatabase database;

	private final UsageRepository repository;

	DayTotalsTests(@TempDir Path folder) {
		this.path = folder.resolve("usage.db");
		this.database = open();
		this.repository = repository(this.database);
	}

	private SqliteUsageDatabase open() {
		return new SqliteUsageDatabase(SqliteDatabase.file(this.path, UsageSchema.SQLITE, Clock.systemUTC()), TIMEOUT,
				TIMEOUT);
	}

	private static UsageRepository repository(UsageDatabase database) {
		return new JdbcUsageRepository(database, new UsageBatches(database));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aSummaryIsWhatAllThatIsKnownOfTheSameDaysAddsUpTo() {
		save(new Random(5), 2_000);
		Instant noon = Calls.NOON;
		Instant midnight = noon.truncatedTo(ChronoUnit.DAYS);
		for (Instant from : new Instant[] { null, midnight, noon, noon.plus(3, ChronoUnit.DAYS) }) {
			for (Instant to : new Instant[] { null, midnight.plus(9, ChronoUnit.DAYS),
					noon.plus(8, ChronoUnit.DAYS) }) {
				assertSame(this.repository.summary(from, to), from, to);
			}
		}
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2_000);
	}

	private void assertSame(UsageSummary summary, @Nullable Instant from, @Nullable Instant to) {
		assertThat(summary).as("%s to %s", from, to)
			.usingRecursiveComparison(EXACT_BUT_FOR_ROUNDING)
			.isEqualTo(this.repository.report(from, to).summary());
	}

	@Test
	void aDayHasARowForEachModeHoweverManyTenantsThereAre() throws Exception {
		save(new Random(6), 500);
		assertThat(number("SELECT COUNT(*) FROM usage_daily")).isGreaterThan(200);
		assertThat(number("SELECT COUNT(*) FROM usage_total"))
			.isEqualTo(number("SELECT COUNT(*) FROM (SELECT DISTINCT usage_day, mode FROM usage_daily)"));
	}

	@Test
	void totalsOfAnEarlierVersionAreAddedUp() throws Exception {
		save(new Random(7), 300);
		UsageSummary before = this.repository.summary(null, null);
		execute("DROP TABLE usage_total; PRAGMA user_version = 6");
		SqliteUsageDatabase again = open();
		try {
			UsageRepository reopened = repository(again);
			assertThat(reopened.summary(null, null)).usingRecursiveComparison(EXACT_BUT_FOR_ROUNDING).isEqualTo(before);
			reopened.saveAll(List.of(Calls.hit().record()));
			assertThat(reopened.summary(null, null).totalCalls()).isEqualTo(301);
		}
		finally {
			again.close();
		}
	}

	@Test
	void whatAnEarlierVersionAddsMeanwhileIsAddedUpLater() throws Exception {
		save(new Random(8), 300);
		execute("UPDATE usage_daily SET calls = calls + 1, tokens_saved = tokens_saved + 7");
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(300);
		this.database.tidy(false);
		assertSame(this.repository.summary(null, null), null, null);
		assertThat(this.repository.summary(null, null).totalCalls())
			.isEqualTo(300 + number("SELECT COUNT(*) FROM usage_daily"));
	}

	@Test
	void aCopyWithoutItsVersionIsOpened() throws Exception {
		save(new Random(9), 100);
		UsageSummary before = this.repository.summary(null, null);
		execute("PRAGMA user_version = 0");
		SqliteUsageDatabase again = open();
		try {
			assertThat(repository(again).summary(null, null)).usingRecursiveComparison(EXACT_BUT_FOR_ROUNDING)
				.isEqualTo(before);
		}
		finally {
			again.close();
		}
	}

	private void save(Random random, int calls) {
		List<UsageRecord> records = new ArrayList<>();
		for (int i = 0; i < calls; i++) {
			Outcome[] outcomes = Outcome.values();
			records.add(Calls.hit()
				.outcome(outcomes[random.nextInt(outcomes.length)])
				.model("model-" + random.nextInt(30))
				.mode(random.nextBoolean() ? "dev" : "prod")
				.cost(random.nextBoolean() ? "0.0" + (1 + random.nextInt(900)) : null)
				.at(Calls.NOON.plus(random.nextInt(240), ChronoUnit.HOURS).toString())
				.record());
		}
		this.repository.saveAll(records);
	}

	private long number(String sql) throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			return statement.executeQuery(sql).getLong(1);
		}
	}

	private void execute(String sql) throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	private Connection connect() throws Exception {
		return SqliteDatabase.file(this.path, UsageSchema.SQLITE, Clock.systemUTC()).connect(TIMEOUT);
	}

}
