package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Two tables that records add up to, so that a page with a million records behind it
 * reads a few thousand rows: calls by prompt, and waits by day. They change in the
 * transaction of the records: with each batch of ours, and by a trigger with a record of
 * an SDK. Waits stay when records leave. A prompt leaves, with its text, when its last
 * call is past the retention, and until then has what all its calls add up to.
 */
final class RollUps {

	/**
	 * Records of the SDKs have no key; equal texts for one model are one prompt. An
	 * encrypted text can only be read with the id of its event, so that goes along.
	 */
	private static final String PROMPT = """
			COALESCE(r.prompt_hash, 'text:' || r.provider || '/' || r.model || '/' || r.prompt) AS prompt_hash,
			r.provider AS provider, r.model AS model, r.namespace AS namespace, r.prompt_type AS prompt_type,
			CASE WHEN r.prompt LIKE 'ecoai-encrypted:%' THEN r.prompt || ' ' || r.event_id ELSE r.prompt END AS prompt,
			1 AS calls, r.cache_hit AS cache_hits, r.outcome = 'semantic_hit' AS semantic_hits,
			r.outcome = 'stale' AS stale_hits, r.tokens_saved AS tokens_saved,
			COALESCE(r.cost_saved_pico_usd, 0) AS cost_saved_pico_usd, r.at_micros AS first_micros,
			r.at_micros AS last_micros""";

	/** A call that the cache took no part in has no prompt that could be served. */
	private static final String HAS_PROMPT = """
			r.event_id IS NOT NULL AND r.outcome IN ('hit', 'semantic_hit', 'stale', 'miss')
			AND (r.prompt_hash IS NOT NULL OR r.prompt <> '')""";

	private static final String WAIT = """
			strftime('%Y-%m-%d', r.at_micros / 1000000, 'unixepoch') AS usage_day, r.cache_hit AS served,
			""" + LatencyClasses.caseOf("r.latency_ms") + " AS up_to_ms, 1 AS calls";

	private static final String HAS_WAIT = "r.event_id IS NOT NULL AND r.outcome <> 'error'";

	private static final String CREATE = """
			CREATE TABLE IF NOT EXISTS usage_prompt (
				prompt_hash TEXT NOT NULL PRIMARY KEY, provider TEXT NOT NULL, model TEXT NOT NULL,
				namespace TEXT NOT NULL, prompt_type TEXT NOT NULL, prompt TEXT, calls INTEGER NOT NULL,
				cache_hits INTEGER NOT NULL, semantic_hits INTEGER NOT NULL, stale_hits INTEGER NOT NULL,
				tokens_saved INTEGER NOT NULL, cost_saved_pico_usd INTEGER NOT NULL, first_micros INTEGER NOT NULL,
				last_micros INTEGER NOT NULL);
			CREATE INDEX IF NOT EXISTS usage_prompt_hits ON usage_prompt (cache_hits, prompt_hash);
			CREATE INDEX IF NOT EXISTS usage_prompt_last ON usage_prompt (last_micros, prompt_hash);

			CREATE TABLE IF NOT EXISTS usage_latency (
				usage_day TEXT NOT NULL, served INTEGER NOT NULL, up_to_ms INTEGER NOT NULL, calls INTEGER NOT NULL,
				PRIMARY KEY (usage_day, served, up_to_ms)
			) WITHOUT ROWID;
			""";

	private static final String ADD_PROMPT = """
			 ON CONFLICT (prompt_hash) DO UPDATE SET
				prompt = CASE WHEN prompt IS NULL OR prompt = '' THEN excluded.prompt ELSE prompt END,
				calls = calls + excluded.calls, cache_hits = cache_hits + excluded.cache_hits,
				semantic_hits = semantic_hits + excluded.semantic_hits, stale_hits = stale_hits + excluded.stale_hits,
				tokens_saved = tokens_saved + excluded.tokens_saved,
				cost_saved_pico_usd = cost_saved_pico_usd + excluded.cost_saved_pico_usd,
				first_micros = MIN(first_micros, excluded.first_micros),
				last_micros = MAX(last_micros, excluded.last_micros);
			""";

	private static final String ADD_WAIT = """
			 ON CONFLICT (usage_day, served, up_to_ms) DO UPDATE SET calls = calls + excluded.calls;
			""";

	/** The parameters are the columns in their order. */
	static final String ADD_PROMPT_SUMS = "INSERT INTO usage_prompt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			+ ADD_PROMPT;

	static final String ADD_WAIT_SUMS = "INSERT INTO usage_latency VALUES (?, ?, ?, ?)" + ADD_WAIT;

	/** The same of other databases, whose tables somebody else may have made. */
	private static final String PROMPTS = """
			(SELECT prompt_hash, MAX(provider) AS provider, MAX(model) AS model, MAX(namespace) AS namespace,
				MAX(prompt_type) AS prompt_type, MAX(CASE WHEN prompt LIKE 'ecoai-encrypted:%'
				THEN CONCAT(prompt, ' ', event_id) ELSE prompt END) AS prompt, COUNT(*) AS calls, SUM(cache_hit) AS cache_hits,
				SUM(CASE WHEN outcome = 'semantic_hit' THEN 1 ELSE 0 END) AS semantic_hits,
				SUM(CASE WHEN outcome = 'stale' THEN 1 ELSE 0 END) AS stale_hits, SUM(tokens_saved) AS tokens_saved,
				SUM(COALESCE(cost_saved_pico_usd, 0)) AS cost_saved_pico_usd, MIN(at_micros) AS first_micros,
				MAX(at_micros) AS last_micros
			FROM usage_log WHERE prompt_hash IS NOT NULL AND outcome IN ('hit', 'semantic_hit', 'stale', 'miss')
			GROUP BY prompt_hash) p""";

	private static final String WAITS = "(SELECT usage_day, served, up_to_ms, COUNT(*) AS calls FROM "
			+ "(SELECT SUBSTR(timestamp, 1, 10) AS usage_day, cache_hit AS served, "
			+ LatencyClasses.caseOf("latency_ms") + " AS up_to_ms FROM usage_log WHERE outcome <> 'error') w "
			+ "GROUP BY usage_day, served, up_to_ms) c";

	private static final String EXPIRED_PROMPTS = """
			DELETE FROM usage_prompt WHERE prompt_hash IN (
				SELECT prompt_hash FROM usage_prompt WHERE last_micros < ? ORDER BY last_micros LIMIT ?)""";

	private RollUps() {
	}

	/** What to select prompts from. */
	static String prompts(UsageDialect dialect) {
		return (dialect == UsageDialect.SQLITE) ? "usage_prompt" : PROMPTS;
	}

	/** What to select waits from. */
	static String waits(UsageDialect dialect) {
		return (dialect == UsageDialect.SQLITE) ? "usage_latency" : WAITS;
	}

	/**
	 * Deletes prompts that were last asked before a moment, those of SDKs as well, whose
	 * records stay. Databases other than SQLite have no prompts apart from the records.
	 * @return how many were deleted, at most the limit
	 */
	static int deletePromptsBefore(UsageSession session, long micros, int limit) {
		return (session.dialect() == UsageDialect.SQLITE) ? session.jdbc().update(EXPIRED_PROMPTS, micros, limit) : 0;
	}

	static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(CREATE);
			// A copy of a file by its statements has the rows and no version.
			statement.executeUpdate("DELETE FROM usage_prompt; DELETE FROM usage_latency");
			statement.executeUpdate(fold("usage_log AS r"));
			createTrigger(statement, "insert", "INSERT ON usage_log", "NEW.event_id IS NOT NULL");
			// An SDK's record gets its event id when it is completed.
			createTrigger(statement, "adopt", "UPDATE OF event_id ON usage_log",
					"OLD.event_id IS NULL AND NEW.event_id IS NOT NULL");
		}
	}

	/** They are added up batch by batch since. */
	static void addUpInBatches(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate("DROP TRIGGER IF EXISTS usage_log_insert");
		}
	}

	private static void createTrigger(Statement statement, String name, String event, String condition)
			throws SQLException {
		statement.executeUpdate("CREATE TRIGGER IF NOT EXISTS usage_log_%s AFTER %s WHEN %s BEGIN %s END"
			.formatted(name, event, condition, fold("(SELECT * FROM usage_log WHERE id = NEW.id) AS r")));
	}

	private static String fold(String source) {
		return "INSERT INTO usage_prompt SELECT " + PROMPT + " FROM " + source + " WHERE " + HAS_PROMPT + ADD_PROMPT
				+ "INSERT INTO usage_latency SELECT " + WAIT + " FROM " + source + " WHERE " + HAS_WAIT + ADD_WAIT;
	}

}
