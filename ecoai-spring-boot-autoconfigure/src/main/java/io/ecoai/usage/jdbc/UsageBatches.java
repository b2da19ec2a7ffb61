package io.ecoai.usage.jdbc;

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

	private final UsageDatabase database;

	UsageBatches(UsageDatabase database) {
		this.database = database;
	}

	/**
	 * Writes records, and adds to the totals what the records that are new add up to and
	 * what is given, all or nothing.
	 */
	void save(List<UsageRecord> records, Map<TotalsKey, CallTotals> more) {
		save(records, more, false);
	}

	/**
	 * Writes as {@link #save(List, Map)} does. A connection may break while a transaction
	 * commits, and then nobody knows whether it did.
	 * @param again whether exactly this has been tried before; then, if all records are
	 * there, so is the rest
	 */
	void save(List<UsageRecord> records, Map<TotalsKey, CallTotals> more, boolean again) {
		this.database.write((session) -> {
			List<UsageRecord> added = records.isEmpty() ? records : this.database.insert(session, records);
			boolean done = again && added.isEmpty() && !records.isEmpty();
			if (!done) {
				add(session, added, more);
			}
			return done;
		});
	}

	private void add(UsageSession session, List<UsageRecord> added, Map<TotalsKey, CallTotals> more) {
		Map<TotalsKey, CallTotals> totals = new HashMap<>();
		more.forEach((key, sum) -> totals.merge(key.fit(this.database), sum, CallTotals::plus));
		added.forEach((call) -> totals.merge(TotalsKey.of(call), CallTotals.of(call), CallTotals::plus));
		session.jdbc()
			.batchUpdate(session.dialect().addTotals(), totals.entrySet().stream().sorted(IN_ORDER).toList(), 1000,
					(statement, entry) -> TotalsColumns.set(statement, entry.getKey(), entry.getValue()));
	}

	/**
	 * Deletes the oldest records before a moment; the totals keep what they added.
	 * @return how many were deleted, at most the limit
	 */
	int deleteBefore(Instant moment, int limit) {
		return this.database.write((session) -> {
			List<Long> expired = session.jdbc().queryForList(UsageSql.EXPIRED, Long.class, Micros.of(moment), limit);
			session.jdbc()
				.batchUpdate(UsageSql.DELETE_RECORD, expired, limit, (statement, id) -> statement.setLong(1, id));
			return expired.size();
		});
	}

}
