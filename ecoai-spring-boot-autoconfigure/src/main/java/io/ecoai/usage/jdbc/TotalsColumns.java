package io.ecoai.usage.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Totals as a row of {@code usage_daily}.
 */
final class TotalsColumns {

	private TotalsColumns() {
	}

	/** Sets the parameters of {@link UsageSql#INSERT_TOTALS}. */
	static void set(PreparedStatement statement, TotalsKey key, CallTotals sum) throws SQLException {
		Object[] values = { key.day().toString(), key.provider(), key.model(), key.namespace(), key.application(),
				key.promptType().id(), key.mode(), sum.calls(), sum.cacheHits(), sum.semanticHits(), sum.staleHits(),
				sum.tokensSaved(), sum.inputTokensSaved(), sum.costSaved(), sum.costSpent(), sum.co2Low(),
				sum.co2High(), sum.unpricedHits(), sum.unestimatedHits(), sum.proxyHits(), sum.unpricedCalls(),
				sum.embeddingCost(), sum.auditCost() };
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
	}

}
