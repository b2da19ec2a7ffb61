package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.ecoai.usage.UsageSummary;

/**
 * The row that {@link UsageSql#SUMS} gives, as a summary.
 */
final class SummaryColumns {

	private SummaryColumns() {
	}

	static UsageSummary read(ResultSet row, int number) throws SQLException {
		long calls = row.getLong("calls");
		long hits = row.getLong("cache_hits");
		BigDecimal saved = usd(row, "saved");
		BigDecimal embedding = usd(row, "embedding");
		BigDecimal audit = usd(row, "audit");
		return new UsageSummary(true, calls, hits, calls - hits, rate(hits, calls), row.getLong("tokens_saved"),
				row.getLong("input_tokens_saved"), saved, embedding, audit, saved.subtract(embedding).subtract(audit),
				usd(row, "spent"), row.getDouble("co2_saved_g_low"), row.getDouble("co2_saved_g_high"),
				row.getLong("semantic_hits"), row.getLong("stale_hits"), row.getLong("unpriced_hits"),
				row.getLong("unestimated_hits"), row.getLong("proxy_hits"), row.getLong("unpriced_calls"),
				usd(row, "dev"), row.getLong("dev_tokens_saved"), row.getDouble("dev_co2_saved_g"));
	}

	static UsageSummary sum(UsageSummary a, UsageSummary b) {
		long calls = a.totalCalls() + b.totalCalls();
		long hits = a.cacheHits() + b.cacheHits();
		return new UsageSummary(true, calls, hits, a.cacheMisses() + b.cacheMisses(), rate(hits, calls),
				a.tokensSaved() + b.tokensSaved(), a.inputTokensSaved() + b.inputTokensSaved(),
				a.costSavedUsd().add(b.costSavedUsd()), a.embeddingCostUsd().add(b.embeddingCostUsd()),
				a.auditCostUsd().add(b.auditCostUsd()), a.netSavedUsd().add(b.netSavedUsd()),
				a.costSpentUsd().add(b.costSpentUsd()), a.co2SavedG() + b.co2SavedG(),
				a.co2SavedGHigh() + b.co2SavedGHigh(), a.semanticHits() + b.semanticHits(),
				a.staleHits() + b.staleHits(), a.unpricedHits() + b.unpricedHits(),
				a.unestimatedHits() + b.unestimatedHits(), a.proxyEstimatedHits() + b.proxyEstimatedHits(),
				a.unpricedCalls() + b.unpricedCalls(), a.devCostSavedUsd().add(b.devCostSavedUsd()),
				a.devTokensSaved() + b.devTokensSaved(), a.devCo2SavedG() + b.devCo2SavedG());
	}

	private static double rate(long hits, long calls) {
		return (calls != 0) ? (double) hits / calls : 0;
	}

	private static BigDecimal usd(ResultSet row, String name) throws SQLException {
		return PicoDollars.toUsd(row.getLong(name + "_micro"), row.getLong(name + "_rest"));
	}

}
