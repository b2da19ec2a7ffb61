package io.ecoai.usage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import org.jspecify.annotations.Nullable;

/**
 * Reads prompts with what their calls add up to.
 */
final class PromptRows {

	private static final int BLOCK = 500;

	private final List<String> conditions = new ArrayList<>();

	private final List<Object> arguments = new ArrayList<>();

	private PromptRows(UsageDialect dialect, PromptQuery query) {
		add("prompt_hash = ?", query.key());
		// SQLite disregards the case anyway.
		add((dialect == UsageDialect.SQLITE) ? "prompt LIKE ? ESCAPE '!'" : "LOWER(prompt) LIKE LOWER(?) ESCAPE '!'",
				(query.search() != null) ? "%" + escaped(query.search()) + "%" : null);
		if (query.search() != null) {
			// Its letters mean nothing.
			this.conditions.add("prompt NOT LIKE '" + PromptText.ENCRYPTED + "%'");
		}
		add("prompt_type = ?", (query.type() != null) ? query.type().id() : null);
		add("provider = ?", query.provider());
		add("model = ?", query.model());
		add("namespace = ?", query.namespace());
		if (query.served() != null) {
			this.conditions.add(served(query.served()));
		}
	}

	static PromptPage<PromptUsage> read(UsageSession session, PromptQuery query) {
		PromptRows rows = new PromptRows(session.dialect(), query);
		String source = rows.source(session.dialect());
		Long total = session.jdbc().queryForObject("SELECT COUNT(*)" + source, Long.class, rows.arguments.toArray());
		rows.arguments.add(query.limit());
		rows.arguments.add(query.offset());
		return new PromptPage<>((total != null) ? total : 0,
				session.jdbc()
					.query("SELECT *" + source + " ORDER BY " + order(query.order()) + " LIMIT ? OFFSET ?",
							PromptRows::prompt, rows.arguments.toArray()));
	}

	/** One statement, whose rows come in blocks where the driver can. */
	static void readNewest(UsageSession session, PromptQuery query, int atMost, Consumer<PromptUsage> reader) {
		PromptRows rows = new PromptRows(session.dialect(), query);
		String sql = "SELECT *" + rows.source(session.dialect()) + " ORDER BY " + order(PromptQuery.Order.LAST_SEEN)
				+ " LIMIT ?";
		rows.arguments.add(atMost);
		session.jdbc().query((connection) -> {
			PreparedStatement statement = connection.prepareStatement(sql);
			statement.setFetchSize(BLOCK);
			for (int i = 0; i < rows.arguments.size(); i++) {
				statement.setObject(i + 1, rows.arguments.get(i));
			}
			return statement;
		}, (row) -> {
			reader.accept(prompt(row, 0));
		});
	}

	private String source(UsageDialect dialect) {
		return " FROM " + RollUps.prompts(dialect) + (this.conditions.isEmpty() ? "" : " WHERE ")
				+ String.join(" AND ", this.conditions);
	}

	private static String order(PromptQuery.Order order) {
		return switch (order) {
			case HITS -> "cache_hits DESC, prompt_hash DESC";
			case LAST_SEEN -> "last_micros DESC, prompt_hash DESC";
			case SAVED -> "cost_saved_pico_usd DESC, prompt_hash DESC";
		};
	}

	private static String served(Outcome outcome) {
		return switch (outcome) {
			case SEMANTIC_HIT -> "semantic_hits > 0";
			case STALE -> "stale_hits > 0";
			default -> "cache_hits > semantic_hits + stale_hits";
		};
	}

	private static String escaped(String text) {
		return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
	}

	private void add(String condition, @Nullable Object value) {
		if (value != null) {
			this.conditions.add(condition);
			this.arguments.add(value);
		}
	}

	private static PromptUsage prompt(ResultSet row, int number) throws SQLException {
		String prompt = row.getString("prompt");
		return new PromptUsage(row.getString("prompt_hash"), row.getString("provider"), row.getString("model"),
				row.getString("namespace"), RecordColumns.promptType(row.getString("prompt_type")),
				(prompt != null && !prompt.isEmpty()) ? prompt : null, row.getLong("calls"), row.getLong("cache_hits"),
				row.getLong("semantic_hits"), row.getLong("stale_hits"), row.getLong("tokens_saved"),
				PicoDollars.toUsd(row.getLong("cost_saved_pico_usd")), Micros.toInstant(row.getLong("first_micros")),
				Micros.toInstant(row.getLong("last_micros")), false);
	}

}
