package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.usage.DailyUsage;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Reads the usage log of a SQLite database, each time over a connection of its own, and
 * leaves writing to a {@link UsageBatches}.
 */
final class JdbcUsageRepository implements UsageRepository {

	private final JdbcTemplate reader;

	private final UsageBatches batches;

	JdbcUsageRepository(SqliteDatabase database, Duration busyTimeout, UsageBatches batches) {
		this.reader = new JdbcTemplate(new ReadConnections(database, busyTimeout));
		this.batches = batches;
	}

	@Override
	public void saveAll(Collection<UsageRecord> records) {
		this.batches.save(List.copyOf(records), Map.of());
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		UsagePeriod period = new UsagePeriod(from, to);
		List<UsageSummary> summary = this.reader.query("SELECT " + UsageSql.SUMS + " FROM " + period.source(),
				SummaryColumns::read, period.arguments());
		return summary.get(0);
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		UsagePeriod period = new UsagePeriod(from, to);
		String dimensions = "model, provider, prompt_type, namespace, application";
		// One statement, so that all breakdowns are of the same moment.
		List<Slice> slices = this.reader.query(
				"SELECT " + dimensions + ", " + UsageSql.SUMS + " FROM " + period.source() + " GROUP BY " + dimensions,
				(row, number) -> new Slice(row.getString("model"), row.getString("provider"),
						row.getString("prompt_type"), row.getString("namespace"), row.getString("application"),
						SummaryColumns.read(row, number)),
				period.arguments());
		UsageSummary all = slices.stream().map(Slice::summary).reduce(UsageSummary.empty(true), SummaryColumns::sum);
		return new UsageReport(all, groups(slices, Slice::model), groups(slices, Slice::provider),
				groups(slices, Slice::promptType), groups(slices, Slice::namespace),
				groups(slices, Slice::application));
	}

	private static List<Group> groups(List<Slice> slices, Function<Slice, String> by) {
		Map<String, UsageSummary> sums = new LinkedHashMap<>();
		slices.forEach((slice) -> sums.merge(by.apply(slice), slice.summary(), SummaryColumns::sum));
		return sums.entrySet()
			.stream()
			.map((entry) -> new Group(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparingLong((Group group) -> group.summary().totalCalls())
				.reversed()
				.thenComparing(Group::name))
			.toList();
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		List<String> conditions = new ArrayList<>();
		List<Object> arguments = new ArrayList<>();
		filter("model = ?", query.model(), conditions, arguments);
		filter("provider = ?", query.provider(), conditions, arguments);
		filter("outcome = ?", (query.outcome() != null) ? query.outcome().id() : null, conditions, arguments);
		filter("namespace = ?", query.namespace(), conditions, arguments);
		filter("at_micros >= ?", (query.from() != null) ? Micros.of(query.from()) : null, conditions, arguments);
		filter("at_micros < ?", (query.to() != null) ? Micros.of(query.to()) : null, conditions, arguments);
		arguments.add(query.limit());
		arguments.add(query.offset());
		// A row without event id was written by an SDK a moment ago and is incomplete
		// yet.
		return this.reader.query(
				"SELECT * FROM usage_log WHERE event_id IS NOT NULL"
						+ conditions.stream().map(" AND "::concat).reduce("", String::concat)
						+ " ORDER BY at_micros DESC, id DESC LIMIT ? OFFSET ?",
				RecordColumns::read, arguments.toArray());
	}

	private static void filter(String condition, @Nullable Object value, List<String> conditions,
			List<Object> arguments) {
		if (value != null) {
			conditions.add(condition);
			arguments.add(value);
		}
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		UsagePeriod period = new UsagePeriod(from, to);
		return this.reader.query(
				"SELECT day, provider, model, " + UsageSql.SUMS + " FROM " + period.source()
						+ " GROUP BY day, provider, model ORDER BY day DESC, calls DESC, provider, model",
				(row, number) -> new DailyUsage(LocalDate.parse(row.getString("day")), row.getString("provider"),
						row.getString("model"), SummaryColumns.read(row, number)),
				period.arguments());
	}

	private record Slice(String model, String provider, String promptType, String namespace, String application,
			UsageSummary summary) {

	}

	private static final class ReadConnections extends AbstractDataSource {

		private final SqliteDatabase database;

		private final Duration busyTimeout;

		ReadConnections(SqliteDatabase database, Duration busyTimeout) {
			this.database = database;
			this.busyTimeout = busyTimeout;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.database.connect(this.busyTimeout);
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
