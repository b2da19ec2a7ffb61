package io.ecoai;

import java.math.BigDecimal;
import java.time.Instant;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageRecord;

/**
 * Records for tests.
 */
public final class UsageRecords {

	private UsageRecords() {
	}

	public static UsageRecord hit(long id, String timestamp, String model, String prompt, String costSavedUsd) {
		return new UsageRecord(id, Instant.parse(timestamp), "openai", model, true, 42, 3, new BigDecimal(costSavedUsd),
				0.00001, false, prompt, PromptType.TEXT, "event-" + id, Outcome.HIT, "dev", "shop", "default", 10L, 42L,
				0L, 0L, BigDecimal.ZERO, "openai/" + model, null, 0.25, null, "abc", null);
	}

	public static UsageRecord miss(long id, String timestamp, String model, String prompt) {
		return new UsageRecord(id, Instant.parse(timestamp), "openai", model, false, 0, 900, BigDecimal.ZERO, 0.0,
				false, prompt, PromptType.TEXT, "event-" + id, Outcome.MISS, "dev", null, "default", null, null, null,
				null, new BigDecimal("0.002"), null, null, 0.0, null, null, null);
	}

}
