package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.time.Duration;

import io.ecoai.impact.Impact;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallRecorderTests {

	private final CallRecorder recorder = new CallRecorder("shop", PromptText.readable());

	@ParameterizedTest
	@EnumSource(names = { "HIT", "SEMANTIC_HIT", "STALE" })
	void aHitSavesWhatTheCallWouldCost(Outcome outcome) {
		UsageRecord call = this.recorder.record(Calls.hit().outcome(outcome).event());
		assertThat(call.cacheHit()).isTrue();
		assertThat(call.semanticHit()).isEqualTo(outcome == Outcome.SEMANTIC_HIT);
		assertThat(call.tokensSaved()).isEqualTo(200);
		assertThat(call.costSavedUsd()).isEqualByComparingTo("0.0125");
		assertThat(call.costUsd()).isZero();
		assertThat(call.co2SavedG()).isEqualTo(0.25);
		assertThat(call.co2SavedGHigh()).isEqualTo(0.75);
		assertThat(call.application()).isEqualTo("shop");
	}

	@ParameterizedTest
	@EnumSource(names = { "MISS", "BYPASS" })
	void aCallOfTheProviderSpendsAndSavesNothing(Outcome outcome) {
		UsageRecord call = this.recorder.record(Calls.miss().outcome(outcome).event());
		assertThat(call.cacheHit()).isFalse();
		assertThat(call.tokensSaved()).isZero();
		assertThat(call.costSavedUsd()).isZero();
		assertThat(call.co2SavedG()).isZero();
		assertThat(call.costUsd()).isEqualByComparingTo("0.0125");
		assertThat(call.inputTokens()).isEqualTo(1000);
		assertThat(call.cacheReadTokens()).isEqualTo(100);
		assertThat(call.cacheWriteTokens()).isEqualTo(50);
	}

	@Test
	void anErrorCostsAndSavesNothing() {
		UsageRecord call = this.recorder.record(Calls.miss().outcome(Outcome.ERROR).event());
		assertThat(call.costUsd()).isZero();
		assertThat(call.costSavedUsd()).isZero();
		assertThat(call.inputTokens()).isNull();
		assertThat(call.priceId()).isNull();
	}

	@Test
	void whatIsUnknownStaysUnknown() {
		UsageEvent event = new UsageEvent("1", Calls.NOON, Outcome.HIT, "dev", "openai", "new", PromptType.TEXT,
				"default", null, Impact.UNKNOWN, Duration.ZERO, null, null, null);
		UsageRecord call = this.recorder.record(event);
		assertThat(call.tokensSaved()).isZero();
		assertThat(call.costSavedUsd()).isNull();
		assertThat(call.co2SavedG()).isNull();
		assertThat(call.outputTokens()).isNull();
		assertThat(this.recorder.record(Calls.miss().cost(null).event()).costUsd()).isNull();
	}

	@Test
	void replacesHalfACharacter() {
		assertThat(this.recorder.record(Calls.hit().prompt("a\ud83d").event()).prompt()).isEqualTo("a?");
		assertThat(this.recorder.record(Calls.hit().prompt("a😀").event()).prompt()).isEqualTo("a😀");
	}

	@Test
	void keepsMoneyExactly() {
		assertThat(PicoDollars.toUsd(100_000_000_000L + 200_000_000_000L)).isEqualTo(new BigDecimal("0.3"));
		assertThat(PicoDollars.of(new BigDecimal("0.0000000000005"))).isEqualTo(1);
		assertThat(PicoDollars.of(new BigDecimal("1000000"))).isEqualTo(1_000_000_000_000_000_000L);
		assertThat(PicoDollars.of(new BigDecimal("1e30"))).as("absurd").isNull();
		assertThat(PicoDollars.toUsd(5, 3)).isEqualTo(new BigDecimal("0.000005000003"));
		assertThat(PicoDollars.toUsd(0)).isEqualTo(BigDecimal.ZERO);
		assertThat(PicoDollars.toUsd(100_000_000_000_000L)).hasToString("100");
	}

}
