package io.ecoai.usage.jdbc;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What database products spell differently.
 */
enum UsageDialect {

	/** SQLite, whose records may be those of an SDK. */
	SQLITE,

	/** PostgreSQL. */
	POSTGRESQL,

	/** MariaDB, by its own driver or by that of MySQL. */
	MARIADB,

	/** H2. */
	H2;

	static final String ON_CONFLICT = onConflict("usage_daily", UsageSql.KEY);

	/** Our own times are ISO 8601 in UTC, so that they begin with their day. */
	private static final String DAY_OF_TEXT = "SUBSTR(timestamp, 1, 10)";

	private static final String DAY_OF_MICROS = "strftime('%Y-%m-%d', at_micros / 1000000, 'unixepoch')";

	/**
	 * Adds to a row of totals, or makes it, with the parameters of
	 * {@link UsageSql#INSERT_TOTALS}.
	 */
	String addTotals() {
		return switch (this) {
			case SQLITE, POSTGRESQL -> UsageSql.INSERT_TOTALS + ON_CONFLICT;
			case MARIADB -> UsageSql.INSERT_TOTALS + " ON DUPLICATE KEY UPDATE "
					+ each(UsageSql.MEASURES, (name) -> name + " = " + name + " + VALUES(" + name + ")");
			case H2 -> merge();
		};
	}

	/** Adds to a row of a table of totals that is there already. */
	static String onConflict(String table, String key) {
		return " ON CONFLICT (" + key + ") DO UPDATE SET "
				+ each(UsageSql.MEASURES, (name) -> name + " = " + table + "." + name + " + excluded." + name);
	}

	private static String merge() {
		String names = UsageSql.KEY + ", " + UsageSql.MEASURES;
		return "MERGE INTO usage_daily t USING (SELECT " + each(UsageSql.KEY, (name) -> "CAST(? AS VARCHAR) AS " + name)
				+ ", " + each(UsageSql.MEASURES, (name) -> "CAST(? AS " + type(name) + ") AS " + name) + ") s ON ("
				+ each(UsageSql.KEY, (name) -> "t." + name + " = s." + name).replace(",", " AND")
				+ ") WHEN MATCHED THEN UPDATE SET "
				+ each(UsageSql.MEASURES, (name) -> name + " = t." + name + " + s." + name)
				+ " WHEN NOT MATCHED THEN INSERT (" + names + ") VALUES (" + each(names, "s."::concat) + ")";
	}

	private static String type(String measure) {
		return measure.startsWith("co2") ? "DOUBLE PRECISION" : "NUMERIC(38)";
	}

	/** The records in the shape of the totals, to be followed by a condition. */
	String calls() {
		return "SELECT " + ((this == SQLITE) ? DAY_OF_MICROS : DAY_OF_TEXT)
				+ " AS usage_day, provider, model, namespace, COALESCE(application, '') AS application, prompt_type,"
				+ " mode, " + UsageSql.MEASURES_OF_CALL + " FROM usage_log";
	}

	private static String each(String names, UnaryOperator<String> as) {
		return Arrays.stream(names.split(",", -1)).map(String::strip).map(as).collect(Collectors.joining(", "));
	}

}
