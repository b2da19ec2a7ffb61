package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A record as a row of {@code usage_log} and back.
 */
final class RecordColumns {

	private static final int MOST_ROWS = 64;

	private static final int FIRST_OPTIONAL = 15;

	/** The types of the columns that may be {@code NULL}, and of those between them. */
	private static final int[] TYPES_OF_OPTIONAL = { Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.BIGINT,
			Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.DOUBLE,
			Types.VARCHAR, Types.VARCHAR, Types.DOUBLE, Types.BIGINT, Types.BIGINT };

	private RecordColumns() {
	}

	/**
	 * Inserts records by a statement with the parameters of
	 * {@link UsageSql#INSERT_RECORD}.
	 */
	static int[] insert(JdbcTemplate jdbc, String sql, List<UsageRecord> records) {
		return jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {

			@Override
			public void setValues(PreparedStatement statement, int i) throws SQLException {
				set(statement, 0, records.get(i));
			}

			@Override
			public int getBatchSize() {
				return records.size();
			}

		});
	}

	/**
	 * Inserts records by statements of many rows. When a batch fails, the driver of
	 * PostgreSQL writes all values of a row into the message, which pools log.
	 */
	static void insertRows(JdbcTemplate jdbc, List<UsageRecord> records) {
		int rows;
		for (int from = 0; from < records.size(); from += rows) {
			// Few different lengths, so that few different statements are prepared.
			rows = Math.min(MOST_ROWS, Integer.highestOneBit(records.size() - from));
			List<UsageRecord> part = records.subList(from, from + rows);
			jdbc.update(UsageSql.insertRecords(rows), (statement) -> {
				for (int row = 0; row < part.size(); row++) {
					set(statement, row * UsageSql.RECORD_COLUMNS, part.get(row));
				}
			});
		}
	}

	/**
	 * The SDKs' columns never get {@code NULL}, which their own tables and readers may
	 * not expect.
	 */
	private static void set(PreparedStatement statement, int offset, UsageRecord call) throws SQLException {
		BigDecimal saved = call.costSavedUsd();
		Double high = CallTotals.finite(call.co2SavedGHigh());
		LocalDate priceDate = call.priceDate();
		Object[] values = { Micros.text(call.timestamp()), call.provider(), call.model(), call.cacheHit() ? 1 : 0,
				call.tokensSaved(), call.latencyMs(), (saved != null) ? saved.doubleValue() : 0.0,
				CallTotals.orZero(CallTotals.finite(call.co2SavedG())), call.semanticHit() ? 1 : 0,
				(call.prompt() != null) ? call.prompt() : "", call.promptType().id(), call.eventId(),
				Micros.of(call.timestamp()), call.outcome().id(), call.mode(), call.application(), call.namespace(),
				call.inputTokens(), call.outputTokens(), call.cacheReadTokens(), call.cacheWriteTokens(),
				PicoDollars.of(saved), PicoDollars.of(call.costUsd()), call.priceId(),
				(priceDate != null) ? priceDate.toString() : null, high, call.energyProxy(), call.promptHash(),
				CallTotals.finite(call.similarity()), orZero(call.embeddingCostUsd()), orZero(call.auditCostUsd()) };
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				statement.setObject(offset + i + 1, values[i]);
			}
			else {
				// Without its type, some drivers would prepare the statement anew.
				statement.setNull(offset + i + 1,
						(i < FIRST_OPTIONAL) ? Types.VARCHAR : TYPES_OF_OPTIONAL[i - FIRST_OPTIONAL]);
			}
		}
	}

	static UsageRecord read(ResultSet row, int number) throws SQLException {
		Double high = optionalDouble(row, "co2_saved_g_high");
		String priceDate = row.getString("price_date");
		String prompt = row.getString("prompt");
		return new UsageRecord(row.getLong("id"), Micros.toInstant(row.getLong("at_micros")), row.getString("provider"),
				row.getString("model"), row.getBoolean("cache_hit"), row.getLong("tokens_saved"),
				row.getLong("latency_ms"), usd(row, "cost_saved_pico_usd"),
				(high != null) ? row.getDouble("co2_saved_g") : null, row.getBoolean("semantic_hit"),
				(prompt != null && !prompt.isEmpty()) ? prompt : null, promptType(row.getString("prompt_type")),
				row.getString("event_id"), Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
				row.getString("mode"), row.getString("application"), row.getString("namespace"),
				optionalLong(row, "input_tokens"), optionalLong(row, "output_tokens"),
				optionalLong(row, "cache_read_tokens"), optionalLong(row, "cache_write_tokens"),
				usd(row, "cost_pico_usd"), row.getString("price_id"),
				(priceDate != null) ? LocalDate.parse(priceDate) : null, high, row.getString("energy_proxy"),
				row.getString("prompt_hash"), optionalDouble(row, "similarity"),
				PicoDollars.toUsd(row.getLong("embedding_cost_pico_usd")),
				PicoDollars.toUsd(row.getLong("audit_cost_pico_usd")));
	}

	private static long orZero(BigDecimal usd) {
		Long pico = PicoDollars.of(usd);
		return (pico != null) ? pico : 0;
	}

	/** An SDK may know kinds that we do not. */
	static PromptType promptType(String id) {
		for (PromptType type : PromptType.values()) {
			if (type.id().equals(id)) {
				return type;
			}
		}
		return PromptType.TEXT;
	}

	private static @Nullable BigDecimal usd(ResultSet row, String column) throws SQLException {
		Long pico = optionalLong(row, column);
		return (pico != null) ? PicoDollars.toUsd(pico) : null;
	}

	private static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	private static @Nullable Double optionalDouble(ResultSet row, String column) throws SQLException {
		double value = row.getDouble(column);
		return row.wasNull() ? null : value;
	}

}
