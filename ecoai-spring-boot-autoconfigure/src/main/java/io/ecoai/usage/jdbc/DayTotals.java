package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A table that the daily totals add up to, with a row for each day and mode, so that a
 * summary takes as long with a thousand tenants as with one. It changes in the
 * transaction of the totals, and is in SQLite only: the tables of other databases may be
 * somebody else's to make.
 */
final class DayTotals {

	private static final String KEY = "usage_day, mode";

	/** In the shape of the daily totals, which have more columns. */
	private static final String DAYS = "SELECT usage_day, '' AS provider, '' AS model, '' AS namespace, '' AS application, "
			+ "'' AS prompt_type, mode, " + UsageSql.MEASURES + " FROM usage_total";

	private static final String CREATE = """
			CREATE TABLE IF NOT EXISTS usage_total (
				usage_day TEXT NOT NULL, mode TEXT NOT NULL, calls INTEGER NOT NULL, cache_hits INTEGER NOT NULL,
				semantic_hits INTEGER NOT NULL, stale_hits INTEGER NOT NULL, tokens_saved INTEGER NOT NULL,
				input_tokens_saved INTEGER NOT NULL, cost_saved_pico_usd INTEGER NOT NULL,
				cost_spent_pico_usd INTEGER NOT NULL, co2_saved_g_low REAL NOT NULL, co2_saved_g_high REAL NOT NULL,
				unpriced_hits INTEGER NOT NULL, unestimated_hits INTEGER NOT NULL, proxy_hits INTEGER NOT NULL,
				unpriced_calls INTEGER NOT NULL, embedding_cost_pico_usd INTEGER NOT NULL,
				audit_cost_pico_usd INTEGER NOT NULL, PRIMARY KEY (usage_day, mode)
			) WITHOUT ROWID""";

	private static final String ON_CONFLICT = UsageDialect.onConflict("usage_total", KEY);

	private static final String ADD = "INSERT INTO usage_total (" + KEY + ", " + UsageSql.MEASURES + ") VALUES ("
			+ String.join(", ", Collections.nCopies(18, "?")) + ")" + ON_CONFLICT;

	private static final String DIFFER = "SELECT (SELECT TOTAL(calls) FROM usage_daily) "
			+ "<> (SELECT TOTAL(calls) FROM usage_total)";

	/** What the records of an SDK add, to be run before they are named. */
	static final String FOLD_FOREIGN = SqliteUsageSql.foldForeign("usage_total", KEY, ON_CONFLICT);

	private DayTotals() {
	}

	static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(CREATE);
		}
	}

	/** From totals that were written before there was this table. */
	static void fill(Connection connection) throws SQLException {
		create(connection);
		try (Statement statement = connection.createStatement()) {
			// A copy of a file by its statements has the rows and no version.
			statement.executeUpdate("DELETE FROM usage_total");
			statement.executeUpdate("INSERT INTO usage_total (" + KEY + ", " + UsageSql.MEASURES + ") SELECT " + KEY
					+ ", " + SqliteUsageSql.SUMS + " FROM usage_daily GROUP BY " + KEY);
		}
	}

	/**
	 * Adds them up anew if they differ from what they are made of, as they do where a
	 * process of an earlier version, which does not know them, writes to the same file.
	 * @param connection a connection within a transaction
	 */
	static void mend(Connection connection) throws SQLException {
		boolean differ;
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(DIFFER)) {
			differ = row.next() && row.getBoolean(1);
		}
		if (differ) {
			fill(connection);
		}
	}

	/** What to select whole days from where nobody asks for more than all calls. */
	static String days(UsageDialect dialect) {
		return (dialect == UsageDialect.SQLITE) ? DAYS : UsageSql.DAYS;
	}

	/** Adds what has been added to the daily totals, within the same transaction. */
	static void add(UsageSession session, Map<TotalsKey, CallTotals> totals) {
		if (session.dialect() != UsageDialect.SQLITE) {
			return;
		}
		Map<Day, CallTotals> days = new HashMap<>();
		totals.forEach((key, sum) -> days.merge(new Day(key.day().toString(), key.mode()), sum, CallTotals::plus));
		session.jdbc()
			.batchUpdate(ADD, days.entrySet(), Integer.MAX_VALUE, (statement, day) -> TotalsColumns.set(statement,
					day.getValue(), day.getKey().day(), day.getKey().mode()));
	}

	private record Day(String day, String mode) {

	}

}
