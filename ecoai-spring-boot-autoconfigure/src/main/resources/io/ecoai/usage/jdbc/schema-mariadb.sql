-- The usage log of EcoAI: one record for each call, and totals of each day.
-- Money is in pico-dollars (10^-12 US dollars), moments in microseconds since 1970, days in UTC.
-- A record that is older than ecoai.usage.retention is deleted; totals stay.
CREATE TABLE IF NOT EXISTS usage_log (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	timestamp VARCHAR(30) NOT NULL, provider VARCHAR(64) NOT NULL, model VARCHAR(200) NOT NULL, cache_hit SMALLINT NOT NULL,
	tokens_saved BIGINT NOT NULL, latency_ms BIGINT NOT NULL, cost_saved_usd DOUBLE NOT NULL,
	co2_saved_g DOUBLE NOT NULL, semantic_hit SMALLINT NOT NULL, prompt LONGTEXT NOT NULL, prompt_type VARCHAR(20) NOT NULL,
	event_id VARCHAR(255) NOT NULL, at_micros BIGINT NOT NULL, outcome VARCHAR(20) NOT NULL, mode VARCHAR(20) NOT NULL,
	application VARCHAR(100), namespace VARCHAR(200) NOT NULL, input_tokens BIGINT, output_tokens BIGINT,
	cache_read_tokens BIGINT, cache_write_tokens BIGINT, cost_saved_pico_usd BIGINT, cost_pico_usd BIGINT,
	price_id VARCHAR(255), price_date VARCHAR(10), co2_saved_g_high DOUBLE, energy_proxy VARCHAR(255),
	prompt_hash VARCHAR(255), similarity DOUBLE, embedding_cost_pico_usd BIGINT DEFAULT 0 NOT NULL,
	audit_cost_pico_usd BIGINT DEFAULT 0 NOT NULL,
	UNIQUE INDEX usage_log_event_id (event_id),
	INDEX usage_log_at (at_micros, id),
	INDEX usage_log_model (model, at_micros, id),
	INDEX usage_log_provider (provider, at_micros, id),
	INDEX usage_log_outcome (outcome, at_micros, id),
	INDEX usage_log_namespace (namespace, at_micros, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS usage_daily (
	usage_day VARCHAR(10) NOT NULL, provider VARCHAR(64) NOT NULL, model VARCHAR(200) NOT NULL, namespace VARCHAR(200) NOT NULL,
	application VARCHAR(100) NOT NULL, prompt_type VARCHAR(20) NOT NULL, mode VARCHAR(20) NOT NULL, calls BIGINT NOT NULL,
	cache_hits BIGINT NOT NULL, semantic_hits BIGINT NOT NULL, stale_hits BIGINT NOT NULL,
	tokens_saved BIGINT NOT NULL, input_tokens_saved BIGINT NOT NULL, cost_saved_pico_usd NUMERIC(38) NOT NULL,
	cost_spent_pico_usd NUMERIC(38) NOT NULL, co2_saved_g_low DOUBLE NOT NULL, co2_saved_g_high DOUBLE NOT NULL,
	unpriced_hits BIGINT NOT NULL, unestimated_hits BIGINT NOT NULL, proxy_hits BIGINT NOT NULL,
	unpriced_calls BIGINT NOT NULL, embedding_cost_pico_usd NUMERIC(38) DEFAULT 0 NOT NULL,
	audit_cost_pico_usd NUMERIC(38) DEFAULT 0 NOT NULL,
	PRIMARY KEY (usage_day, provider, model, namespace, application, prompt_type, mode)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Which instance does what one does for all, and until when. Created last: with it, all is there.
CREATE TABLE IF NOT EXISTS usage_task (
	name VARCHAR(20) NOT NULL PRIMARY KEY, until_micros BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
