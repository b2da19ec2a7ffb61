package io.ecoai.usage.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Totals as a row of {@code usage_daily} or {@code usage_total}.
 */
final class TotalsColumns {

	private TotalsColumns() {
	}

	/** Sets the parameters of a statement that has those of a key before the measures. */
	static void set(PreparedStatement statement, CallTotals sum, String... key) throws SQLException {
		Object[] measures = { sum.calls(), sum.cacheHits(), sum.semanticHits(), sum.staleHits(), sum.tokensSaved(),
				sum.inputTokensSaved(), sum.costSaved(), sum.costSpent(), sum.co2Low(), sum.co2High(),
				sum.unpricedHits(), sum.unestimatedHits(), sum.proxyHits(), sum.unpricedCalls(), sum.embeddingCost(),
				sum.auditCost() };
		int parameter = 0;
		for (String column : key) {
			statement.setString(++parameter, column);
		}
		for (Object measure : measures) {
			statement.setObject(++parameter, measure);
		}
	}

	/** Sets the parameters of {@link UsageSql#INSERT_TOTALS}. */
	static void set(PreparedStatement statement, TotalsKey key, CallTotals sum) throws SQLException {
		set(statement, sum, key.day().toString(), key.provider(), key.model(), key.namespace(), key.application(),
				key.promptType().id(), key.mode());
	}

}
