package io.ecoai.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageListener;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

@SampleApplicationTest
class TotalsTests {

	private static final Impact IMPACT = new Impact(new BigDecimal("0.0015"), "openai/gpt-4o",
			LocalDate.parse("2025-07-04"), 0.08, 0.15, null);

	@Autowired
	private Environment environment;

	@Autowired
	private ObjectProvider<UsageListener> listeners;

	@Test
	void growWithEveryCall() {
		publish(Outcome.MISS, IMPACT);
		publish(Outcome.HIT, IMPACT);
		publish(Outcome.HIT, Impact.UNKNOWN);
		JsonNode totals = new SampleClient(this.environment).get("/api/totals", JsonNode.class).body();
		assertThat(totals.path("totalCalls").asInt()).isEqualTo(3);
		assertThat(totals.path("cacheHits").asInt()).isEqualTo(2);
		assertThat(totals.path("tokensSaved").asInt()).isEqualTo(200);
		assertThat(totals.path("costSavedUsd").decimalValue()).isEqualByComparingTo("0.0015");
		assertThat(totals.path("co2SavedG").asDouble()).isEqualTo(0.08);
		assertThat(totals.path("co2SavedGHigh").asDouble()).isEqualTo(0.15);
		assertThat(totals.path("unpricedHits").asInt()).isEqualTo(1);
		assertThat(totals.path("unestimatedHits").asInt()).isEqualTo(1);
	}

	private void publish(Outcome outcome, Impact impact) {
		UsageEvent event = new UsageEvent("id", Instant.EPOCH, outcome, "dev", "openai", "gpt-4o", PromptType.TEXT,
				"default", new TokenUsage(50, 100, 0, 0), impact, Duration.ofMillis(2), null, null, null);
		this.listeners.forEach((listener) -> listener.onUsage(event));
	}

}
