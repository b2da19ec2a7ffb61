package io.ecoai.usage.jdbc;

/**
 * The statements that only SQLite needs: its tables, and what makes records of the Python
 * and npm SDKs whole.
 */
final class SqliteUsageSql {

	/** The table as it is made where there is none; the first line is the SDKs' part. */
	static final String CREATE_LOG = """
			CREATE TABLE IF NOT EXISTS usage_log (
				id INTEGER PRIMARY KEY AUTOINCREMENT,
				timestamp TEXT, provider TEXT, model TEXT, cache_hit INTEGER, tokens_saved INTEGER,
				latency_ms INTEGER, cost_saved_usd REAL, co2_saved_g REAL, semantic_hit INTEGER, prompt TEXT,
				prompt_type TEXT);
			""";

	/** Columns that a table of another maker may lack, in the order of our own. */
	static final String[] ADDED_COLUMNS = { "semantic_hit INTEGER", "prompt TEXT", "prompt_type TEXT", "event_id TEXT",
			"at_micros INTEGER", "outcome TEXT", "mode TEXT", "application TEXT", "namespace TEXT",
			"input_tokens INTEGER", "output_tokens INTEGER", "cache_read_tokens INTEGER", "cache_write_tokens INTEGER",
			"cost_saved_pico_usd INTEGER", "cost_pico_usd INTEGER", "price_id TEXT", "price_date TEXT",
			"co2_saved_g_high REAL", "energy_proxy TEXT", "prompt_hash TEXT", "similarity REAL" };

	static final String CREATE_REST = """
			CREATE UNIQUE INDEX IF NOT EXISTS usage_log_event_id ON usage_log (event_id);
			CREATE INDEX IF NOT EXISTS usage_log_at ON usage_log (at_micros);
			CREATE INDEX IF NOT EXISTS usage_log_model ON usage_log (model, at_micros);
			CREATE INDEX IF NOT EXISTS usage_log_provider ON usage_log (provider, at_micros);
			CREATE INDEX IF NOT EXISTS usage_log_outcome ON usage_log (outcome, at_micros);
			CREATE INDEX IF NOT EXISTS usage_log_foreign ON usage_log (id) WHERE event_id IS NULL;

			CREATE TABLE IF NOT EXISTS usage_daily (
				day TEXT NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, namespace TEXT NOT NULL,
				application TEXT NOT NULL, prompt_type TEXT NOT NULL, mode TEXT NOT NULL,
				calls INTEGER NOT NULL, cache_hits INTEGER NOT NULL, semantic_hits INTEGER NOT NULL,
				stale_hits INTEGER NOT NULL, tokens_saved INTEGER NOT NULL, input_tokens_saved INTEGER NOT NULL,
				cost_saved_pico_usd INTEGER NOT NULL, cost_spent_pico_usd INTEGER NOT NULL,
				co2_saved_g_low REAL NOT NULL, co2_saved_g_high REAL NOT NULL, unpriced_hits INTEGER NOT NULL,
				unestimated_hits INTEGER NOT NULL, proxy_hits INTEGER NOT NULL, unpriced_calls INTEGER NOT NULL,
				PRIMARY KEY (day, provider, model, namespace, application, prompt_type, mode)
			) WITHOUT ROWID;

			-- Each record in the shape of the totals.
			CREATE VIEW IF NOT EXISTS usage_call AS SELECT
				event_id, at_micros, strftime('%Y-%m-%d', at_micros / 1000000, 'unixepoch') AS day, provider, model,
				namespace, COALESCE(application, '') AS application, prompt_type, mode,
				1 AS calls, cache_hit AS cache_hits, outcome = 'semantic_hit' AS semantic_hits,
				outcome = 'stale' AS stale_hits, tokens_saved,
				CASE WHEN cache_hit THEN COALESCE(input_tokens, 0) ELSE 0 END AS input_tokens_saved,
				COALESCE(cost_saved_pico_usd, 0) AS cost_saved_pico_usd,
				COALESCE(cost_pico_usd, 0) AS cost_spent_pico_usd,
				COALESCE(co2_saved_g, 0) AS co2_saved_g_low, COALESCE(co2_saved_g_high, 0) AS co2_saved_g_high,
				cache_hit AND cost_saved_pico_usd IS NULL AS unpriced_hits,
				cache_hit AND co2_saved_g_high IS NULL AS unestimated_hits,
				cache_hit AND energy_proxy IS NOT NULL AS proxy_hits,
				outcome IN ('miss', 'bypass') AND cost_pico_usd IS NULL AS unpriced_calls
			FROM usage_log;
			""";

	/**
	 * Completes rows that the SDKs wrote. They know no outcome but hit and miss, no price
	 * of a miss and no mode, and their times come in several spellings of ISO 8601.
	 */
	static final String COMPLETE_FOREIGN = """
			UPDATE usage_log SET
				provider = COALESCE(provider, ''), model = COALESCE(model, ''), cache_hit = COALESCE(cache_hit, 0) <> 0,
				tokens_saved = COALESCE(tokens_saved, 0), latency_ms = COALESCE(latency_ms, 0),
				semantic_hit = COALESCE(semantic_hit, 0) <> 0, prompt_type = COALESCE(prompt_type, 'text'),
				at_micros = COALESCE(CAST(ROUND(unixepoch(timestamp, 'subsec') * 1000) AS INTEGER) * 1000, 0),
				outcome = CASE WHEN COALESCE(cache_hit, 0) = 0 THEN 'miss'
					WHEN COALESCE(semantic_hit, 0) <> 0 THEN 'semantic_hit' ELSE 'hit' END,
				mode = 'unknown', namespace = 'default',
				output_tokens = CASE WHEN cache_hit THEN tokens_saved END,
				cost_saved_pico_usd = CASE WHEN ABS(COALESCE(cost_saved_usd, 0)) <= 1e6
					THEN CAST(ROUND(COALESCE(cost_saved_usd, 0) * 1e12) AS INTEGER) END,
				cost_pico_usd = CASE WHEN cache_hit THEN 0 END, co2_saved_g_high = COALESCE(co2_saved_g, 0)
			WHERE event_id IS NULL
			""";

	/** "Day" is a word that some databases keep for themselves. */
	static final String RENAME_DAY = "ALTER TABLE usage_daily RENAME COLUMN day TO usage_day";

	/** Of what embeddings and audits cost, in both tables. */
	static final String[] COST_COLUMNS = { "embedding_cost_pico_usd INTEGER NOT NULL DEFAULT 0",
			"audit_cost_pico_usd INTEGER NOT NULL DEFAULT 0" };

	static final String CREATE_TASK = """
			CREATE TABLE IF NOT EXISTS usage_task (name TEXT NOT NULL PRIMARY KEY, until_micros INTEGER NOT NULL)
				WITHOUT ROWID""";

	/** The measures of rows in the shape of the totals, added up. */
	static final String SUMS = """
			SUM(calls), SUM(cache_hits), SUM(semantic_hits), SUM(stale_hits), SUM(tokens_saved),
			SUM(input_tokens_saved), SUM(cost_saved_pico_usd), SUM(cost_spent_pico_usd), SUM(co2_saved_g_low),
			SUM(co2_saved_g_high), SUM(unpriced_hits), SUM(unestimated_hits), SUM(proxy_hits), SUM(unpriced_calls),
			SUM(embedding_cost_pico_usd), SUM(audit_cost_pico_usd)""";

	/** To be run between completing the rows and naming them. */
	static final String FOLD_FOREIGN = foldForeign("usage_daily", UsageSql.KEY, UsageDialect.ON_CONFLICT);

	static final String NAME_FOREIGN = "UPDATE usage_log SET event_id = 'ancestor-' || id WHERE event_id IS NULL";

	static final String HAS_FOREIGN = "SELECT EXISTS (SELECT 1 FROM usage_log WHERE event_id IS NULL)";

	private SqliteUsageSql() {
	}

	/** Adds the rows that an SDK wrote to a table of totals. */
	static String foldForeign(String table, String key, String onConflict) {
		return "INSERT INTO " + table + " (" + key + ", " + UsageSql.MEASURES + ") SELECT " + key + ", " + SUMS
				+ " FROM (" + UsageDialect.SQLITE.calls() + " WHERE event_id IS NULL) GROUP BY " + key + onConflict;
	}

}
