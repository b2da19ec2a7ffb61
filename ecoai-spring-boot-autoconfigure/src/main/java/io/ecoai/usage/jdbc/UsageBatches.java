package io.ecoai.usage.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.usage.UsageRecord;

/**
 * Writes to the usage log, one transaction at a time. Thread-safe.
 */
final class UsageBatches {

	/** Writers that add to the same rows in the same order never wait in a circle. */
	private static final Comparator<Map.Entry<TotalsKey, CallTotals>> IN_ORDER = Map.Entry
		.comparingByKey(Comparator.comparing(TotalsKey::day)
			.thenComparing(TotalsKey::provider)
			.thenComparing(TotalsKey::model)
			.thenComparing(TotalsKey::namespace)
			.thenComparing(TotalsKey::application)
			.thenComparing(TotalsKey::promptType)
			.thenComparing(TotalsKey::mode));

	/** A process that was killed may have left totals behind that the next one finds. */
	private static final Duration REMEMBERED = Duration.ofDays(90);

	private final UsageDatabase database;

	private final Clock clock;

	UsageBatches(UsageDatabase database) {
		this(database, Clock.systemUTC());
	}

	UsageBatches(UsageDatabase database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Writes records, and adds to the totals what the records that are new add up to and
	 * what is given and new, all or nothing. A connection may break while a transaction
	 * commits, and then nobody knows whether it did: the same may be tried again, in
	 * whatever pieces.
	 */
	void save(List<UsageRecord> records, List<NamedTotals> more) {
		this.database.write((session) -> {
			List<NamedTotals> uncounted = more.stream().filter((totals) -> claim(session, totals)).toList();
			List<UsageRecord> added = records.isEmpty() ? records : this.database.insert(session, records);
			add(session, added, uncounted);
			return true;
		});
	}

	/** Whether totals have not been counted yet; from then on they have. */
	private boolean claim(UsageSession session, NamedTotals totals) {
		boolean counted = exists(session, UsageSql.COUNTED, totals.name())
				|| (totals.unless() != null && exists(session, UsageSql.RECORDED, totals.unless()));
		if (!counted) {
			session.jdbc().update(UsageSql.COUNT, totals.name(), Micros.of(this.clock.instant().plus(REMEMBERED)));
		}
		return !counted;
	}

	private static boolean exists(UsageSession session, String sql, String name) {
		return !session.jdbc().queryForList(sql, String.class, name).isEmpty();
	}

	private void add(UsageSession session, List<UsageRecord> added, List<NamedTotals> more) {
		Map<TotalsKey, CallTotals> totals = new HashMap<>();
		more.stream()
			.flatMap((named) -> named.sums().stream())
			.forEach((sum) -> totals.merge(sum.key().fit(this.database), sum.totals(), CallTotals::plus));
		added.forEach((call) -> totals.merge(TotalsKey.of(call), CallTotals.of(call), CallTotals::plus));
		session.jdbc()
			.batchUpdate(session.dialect().addTotals(), totals.entrySet().stream().sorted(IN_ORDER).toList(), 1000,
					(statement, entry) -> TotalsColumns.set(statement, entry.getKey(), entry.getValue()));
		DayTotals.add(session, totals);
	}

	/** Forgets the names of totals that nobody will try again. */
	void forgetNames() {
		this.database.write((session) -> session.jdbc().update(UsageSql.FORGET, Micros.of(this.clock.instant())));
	}

	/**
	 * Deletes the oldest records before a moment, and the prompts that were not asked
	 * since; the totals keep what the records added.
	 * @return how many were deleted of whatever was more, at most the limit
	 */
	int deleteBefore(Instant moment, int limit) {
		return this.database.write((session) -> {
			List<Long> expired = session.jdbc().queryForList(UsageSql.EXPIRED, Long.class, Micros.of(moment), limit);
			session.jdbc()
				.batchUpdate(UsageSql.DELETE_RECORD, expired, limit, (statement, id) -> statement.setLong(1, id));
			return Math.max(expired.size(), RollUps.deletePromptsBefore(session, Micros.of(moment), limit));
		});
	}

}
