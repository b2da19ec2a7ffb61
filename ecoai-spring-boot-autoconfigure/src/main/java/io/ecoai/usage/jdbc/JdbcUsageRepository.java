package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.DailyUsage;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;

/**
 * Reads the usage log, and leaves writing to a {@link UsageBatches}.
 */
final class JdbcUsageRepository implements UsageRepository {

	private final UsageDatabase database;

	private final UsageBatches batches;

	JdbcUsageRepository(UsageDatabase database, UsageBatches batches) {
		this.database = database;
		this.batches = batches;
	}

	@Override
	public void saveAll(Collection<UsageRecord> records) {
		this.batches.save(List.copyOf(records), List.of());
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return this.database.read((session) -> {
			UsageDialect dialect = session.dialect();
			UsagePeriod period = new UsagePeriod(dialect, DayTotals.days(dialect), from, to);
			return session.jdbc()
				.query("SELECT " + UsageSql.SUMS + " FROM " + period.source(), SummaryColumns::read, period.arguments())
				.get(0);
		});
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		String dimensions = "model, provider, prompt_type, namespace, application";
		// One statement, so that all breakdowns are of the same moment.
		List<Slice> slices = query("SELECT " + dimensions + ", " + UsageSql.SUMS + " FROM %s GROUP BY " + dimensions,
				from, to,
				(row, number) -> new Slice(row.getString("model"), row.getString("provider"),
						row.getString("prompt_type"), row.getString("namespace"), row.getString("application"),
						SummaryColumns.read(row, number)));
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
		filter("model = ?", text(query.model(), PortableText.NAME), conditions, arguments);
		filter("provider = ?", text(query.provider(), PortableText.PROVIDER), conditions, arguments);
		filter("outcome = ?", (query.outcome() != null) ? query.outcome().id() : null, conditions, arguments);
		filter("namespace = ?", text(query.namespace(), PortableText.NAME), conditions, arguments);
		filter("at_micros >= ?", (query.from() != null) ? Micros.of(query.from()) : null, conditions, arguments);
		filter("at_micros < ?", (query.to() != null) ? Micros.of(query.to()) : null, conditions, arguments);
		arguments.add(query.limit());
		arguments.add(query.offset());
		// A row without event id was written by an SDK a moment ago and is incomplete
		// yet.
		return this.database.read((session) -> session.jdbc()
			.query("SELECT * FROM usage_log WHERE event_id IS NOT NULL"
					+ conditions.stream().map(" AND "::concat).reduce("", String::concat)
					+ " ORDER BY at_micros DESC, id DESC LIMIT ? OFFSET ?", RecordColumns::read, arguments.toArray()));
	}

	private @Nullable String text(@Nullable String value, int length) {
		return (value != null) ? this.database.text(value, length) : null;
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
		return query("SELECT usage_day, provider, model, " + UsageSql.SUMS
				+ " FROM %s GROUP BY usage_day, provider, model ORDER BY usage_day DESC, calls DESC, provider, model",
				from, to, (row, number) -> new DailyUsage(LocalDate.parse(row.getString("usage_day")),
						row.getString("provider"), row.getString("model"), SummaryColumns.read(row, number)));
	}

	/** Runs a query over the totals of a period. */
	private <T> List<T> query(String sql, @Nullable Instant from, @Nullable Instant to, RowMapper<T> rows) {
		return this.database.read((session) -> {
			UsagePeriod period = new UsagePeriod(session.dialect(), from, to);
			return session.jdbc().query(sql.replace("%s", period.source()), rows, period.arguments());
		});
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return this.database.read((session) -> LatencyRows.read(session, from, to));
	}

	@Override
	public PromptPage<PromptUsage> prompts(PromptQuery query) {
		return this.database.read((session) -> PromptRows.read(session, query));
	}

	/** Reads prompts one by one, those that were asked last first, whatever the page. */
	void newestPrompts(PromptQuery query, int atMost, Consumer<PromptUsage> reader) {
		this.database.read((session) -> {
			PromptRows.readNewest(session, query, atMost, reader);
			return true;
		});
	}

	private record Slice(String model, String provider, String promptType, String namespace, String application,
			UsageSummary summary) {

	}

}
