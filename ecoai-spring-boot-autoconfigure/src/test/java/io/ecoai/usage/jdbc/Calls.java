package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * Calls for tests.
 */
record Calls(Instant at, Outcome outcome, String model, String mode, @Nullable String prompt,
		@Nullable BigDecimal cost) {

	static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	static Calls hit() {
		return new Calls(NOON, Outcome.HIT, "gpt-4o", "dev", "Hello", new BigDecimal("0.0125"));
	}

	static Calls miss() {
		return hit().outcome(Outcome.MISS);
	}

	Calls at(String instant) {
		return new Calls(Instant.parse(instant), this.outcome, this.model, this.mode, this.prompt, this.cost);
	}

	Calls outcome(Outcome value) {
		return new Calls(this.at, value, this.model, this.mode, this.prompt, this.cost);
	}

	Calls model(String value) {
		return new Calls(this.at, this.outcome, value, this.mode, this.prompt, this.cost);
	}

	Calls mode(String value) {
		return new Calls(this.at, this.outcome, this.model, value, this.prompt, this.cost);
	}

	Calls prompt(@Nullable String value) {
		return new Calls(this.at, this.outcome, this.model, this.mode, value, this.cost);
	}

	Calls cost(@Nullable String usd) {
		return new Calls(this.at, this.outcome, this.model, this.mode, this.prompt,
				(usd != null) ? new BigDecimal(usd) : null);
	}

	UsageEvent event() {
		return event(UUID.randomUUID().toString());
	}

	UsageEvent event(String id) {
		return new UsageEvent(id, this.at, this.outcome, this.mode, "openai", this.model, PromptType.TEXT, "default",
				new TokenUsage(1000, 200, 100, 50),
				new Impact(this.cost, "openai/" + this.model, LocalDate.parse("2026-10-01"), 0.25, 0.75, null),
				Duration.ofMillis(7), this.prompt, "hash", (this.outcome == Outcome.SEMANTIC_HIT) ? 0.97 : null);
	}

	UsageRecord record() {
		return new CallRecorder("shop", PromptText.readable()).record(event());
	}

	UsageRecord record(String id) {
		return new CallRecorder("shop", PromptText.readable()).record(event(id));
	}

}
