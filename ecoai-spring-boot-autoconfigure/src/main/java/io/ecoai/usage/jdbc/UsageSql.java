package io.ecoai.usage.jdbc;

import java.util.Collections;

/**
 * The statements of the usage log that are the same in every database. What differs is in
 * {@link UsageDialect}.
 * <p>
 * Money is kept in whole pico-dollars (10<sup>-12</sup> US dollars): integers add up
 * exactly in every database, and a price per million tokens with six decimals is a whole
 * number of them for each token. The column {@code cost_saved_usd} holds the same amount
 * as a floating-point number for the Python and npm SDKs, which made the table first.
 */
final class UsageSql {

	static final String KEY = "usage_day, provider, model, namespace, application, prompt_type, mode";

	static final String MEASURES = """
			calls, cache_hits, semantic_hits, stale_hits, tokens_saved, input_tokens_saved, cost_saved_pico_usd,
			cost_spent_pico_usd, co2_saved_g_low, co2_saved_g_high, unpriced_hits, unestimated_hits, proxy_hits,
			unpriced_calls, embedding_cost_pico_usd, audit_cost_pico_usd""";

	static final String RECORD = """
			timestamp, provider, model, cache_hit, tokens_saved, latency_ms, cost_saved_usd, co2_saved_g, semantic_hit,
			prompt, prompt_type, event_id, at_micros, outcome, mode, application, namespace, input_tokens, output_tokens,
			cache_read_tokens, cache_write_tokens, cost_saved_pico_usd, cost_pico_usd, price_id, price_date,
			co2_saved_g_high, energy_proxy, prompt_hash, similarity, embedding_cost_pico_usd, audit_cost_pico_usd""";

	static final int RECORD_COLUMNS = 31;

	static final String INSERT_RECORD = insertRecords(1);

	static final String INSERT_TOTALS = "INSERT INTO usage_daily (" + KEY + ", " + MEASURES + ") VALUES ("
			+ String.join(", ", Collections.nCopies(23, "?")) + ")";

	static final String DAYS = "SELECT " + KEY + ", " + MEASURES + " FROM usage_daily";

	/** What a record adds to each of the totals, in the order of {@link #MEASURES}. */
	static final String MEASURES_OF_CALL = """
			1 AS calls, cache_hit AS cache_hits,
			CASE WHEN outcome = 'semantic_hit' THEN 1 ELSE 0 END AS semantic_hits,
			CASE WHEN outcome = 'stale' THEN 1 ELSE 0 END AS stale_hits, tokens_saved,
			CASE WHEN cache_hit = 1 THEN COALESCE(input_tokens, 0) ELSE 0 END AS input_tokens_saved,
			COALESCE(cost_saved_pico_usd, 0) AS cost_saved_pico_usd,
			COALESCE(cost_pico_usd, 0) AS cost_spent_pico_usd,
			COALESCE(co2_saved_g, 0) AS co2_saved_g_low, COALESCE(co2_saved_g_high, 0) AS co2_saved_g_high,
			CASE WHEN cache_hit = 1 AND cost_saved_pico_usd IS NULL THEN 1 ELSE 0 END AS unpriced_hits,
			CASE WHEN cache_hit = 1 AND co2_saved_g_high IS NULL THEN 1 ELSE 0 END AS unestimated_hits,
			CASE WHEN cache_hit = 1 AND energy_proxy IS NOT NULL THEN 1 ELSE 0 END AS proxy_hits,
			CASE WHEN outcome IN ('miss', 'bypass') AND cost_pico_usd IS NULL THEN 1 ELSE 0 END AS unpriced_calls,
			COALESCE(embedding_cost_pico_usd, 0) AS embedding_cost_pico_usd,
			COALESCE(audit_cost_pico_usd, 0) AS audit_cost_pico_usd""";

	/**
	 * Sums over rows in the shape of the totals. Money is added in two parts, so that a
	 * sum beyond nine million dollars does not exceed 64 bits. What is divided has no
	 * remainder, because not every database divides integers as integers.
	 */
	static final String SUMS = """
			SUM(calls) AS calls, SUM(cache_hits) AS cache_hits, SUM(semantic_hits) AS semantic_hits,
			SUM(stale_hits) AS stale_hits, SUM(tokens_saved) AS tokens_saved,
			SUM(input_tokens_saved) AS input_tokens_saved, SUM(co2_saved_g_low) AS co2_saved_g_low,
			SUM(co2_saved_g_high) AS co2_saved_g_high, SUM(unpriced_hits) AS unpriced_hits,
			SUM(unestimated_hits) AS unestimated_hits, SUM(proxy_hits) AS proxy_hits,
			SUM(unpriced_calls) AS unpriced_calls,
			SUM((cost_saved_pico_usd - cost_saved_pico_usd % 1000000) / 1000000) AS saved_micro,
			SUM(cost_saved_pico_usd % 1000000) AS saved_rest,
			SUM((cost_spent_pico_usd - cost_spent_pico_usd % 1000000) / 1000000) AS spent_micro,
			SUM(cost_spent_pico_usd % 1000000) AS spent_rest,
			SUM((embedding_cost_pico_usd - embedding_cost_pico_usd % 1000000) / 1000000) AS embedding_micro,
			SUM(embedding_cost_pico_usd % 1000000) AS embedding_rest,
			SUM((audit_cost_pico_usd - audit_cost_pico_usd % 1000000) / 1000000) AS audit_micro,
			SUM(audit_cost_pico_usd % 1000000) AS audit_rest,
			SUM(CASE WHEN mode = 'dev' THEN (cost_saved_pico_usd - cost_saved_pico_usd % 1000000) / 1000000 END)
				AS dev_micro,
			SUM(CASE WHEN mode = 'dev' THEN cost_saved_pico_usd % 1000000 END) AS dev_rest,
			SUM(CASE WHEN mode = 'dev' THEN tokens_saved END) AS dev_tokens_saved,
			SUM(CASE WHEN mode = 'dev' THEN co2_saved_g_low END) AS dev_co2_saved_g""";

	/** The SDKs' own rows stay, whatever their age: EcoAI did not write them. */
	static final String EXPIRED = """
			SELECT id FROM usage_log WHERE at_micros < ? AND mode <> 'unknown' ORDER BY at_micros LIMIT ?""";

	static final String DELETE_RECORD = "DELETE FROM usage_log WHERE id = ?";

	/** Totals are counted once, by their names, which stand beside the tasks. */
	static final String COUNT = "INSERT INTO usage_task (name, until_micros) VALUES (?, ?)";

	static final String COUNTED = "SELECT name FROM usage_task WHERE name = ?";

	static final String RECORDED = "SELECT event_id FROM usage_log WHERE event_id = ?";

	static final String FORGET = "DELETE FROM usage_task WHERE name LIKE '+%' AND until_micros < ?";

	private UsageSql() {
	}

	static String insertRecords(int rows) {
		String row = "(" + String.join(", ", Collections.nCopies(RECORD_COLUMNS, "?")) + ")";
		return "INSERT INTO usage_log (" + RECORD + ") VALUES " + String.join(", ", Collections.nCopies(rows, row));
	}

}
