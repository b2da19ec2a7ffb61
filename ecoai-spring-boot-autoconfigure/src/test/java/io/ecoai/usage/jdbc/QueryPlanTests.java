package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ecoai.sqlite.SqliteDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryPlanTests {

	private final SqliteDatabase database;

	QueryPlanTests(@TempDir Path folder) {
		this.database = SqliteDatabase.file(folder.resolve("usage.db"), UsageSchema.SQLITE, Clock.systemUTC());
	}

	@Test
	void aSummaryOfAllTimeReadsOnlyTotals() throws Exception {
		assertThat(plan(null, null)).isNotEmpty()
			.noneMatch((step) -> step.contains("usage_log") || step.contains("usage_daily"));
	}

	@Test
	void aSummaryOfWholeDaysReadsOnlyTotals() throws Exception {
		assertThat(plan(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-23T00:00:00Z"))).isNotEmpty()
			.noneMatch((step) -> step.contains("usage_log"))
			.anyMatch((step) -> step.contains("SEARCH usage_total USING PRIMARY KEY"));
	}

	@Test
	void partsOfDaysAreSoughtInTheRecords() throws Exception {
		assertThat(plan(Instant.parse("2026-11-01T01:00:00Z"), Instant.parse("2026-11-23T01:00:00Z")))
			.filteredOn((step) -> step.contains("usage_log"))
			.hasSize(2)
			.allMatch((step) -> step.contains("SEARCH usage_log USING INDEX usage_log_at"));
	}

	@Test
	void theHistoryIsReadInOrderOfItsIndexes() throws Exception {
		for (String filter : List.of("", " AND model = 'x'", " AND provider = 'x'", " AND outcome = 'hit'",
				" AND at_micros >= 1 AND at_micros < 2")) {
			assertThat(explain("SELECT * FROM usage_log WHERE event_id IS NOT NULL" + filter
					+ " ORDER BY at_micros DESC, id DESC LIMIT 100 OFFSET 0"))
				.as(filter)
				.noneMatch((step) -> step.contains("TEMP B-TREE"));
		}
	}

	private List<String> plan(@Nullable Instant from, @Nullable Instant to) throws Exception {
		UsagePeriod period = new UsagePeriod(UsageDialect.SQLITE, DayTotals.days(UsageDialect.SQLITE), from, to);
		return explain("SELECT " + UsageSql.SUMS + " FROM " + period.source(), period.arguments());
	}

	private List<String> explain(String sql, Object... arguments) throws Exception {
		try (Connection connection = this.database.connect(Duration.ofSeconds(1))) {
			return new JdbcTemplate(new SingleConnectionDataSource(connection, true)).query("EXPLAIN QUERY PLAN " + sql,
					(row, number) -> row.getString("detail"), arguments);
		}
	}

}
