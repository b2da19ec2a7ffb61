package io.ecoai.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ecoai.impact.Impact;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CallMeterTests {

	private static final Impact IMPACT = new Impact(new BigDecimal("0.0015"), null, null, 0.08, 0.15, null);

	private final CallMeter meter = new CallMeter();

	@Test
	void carriesTheFiguresOfACallToItsAnswer() {
		ChatAnswer answer = ChatAnswer.of(this.meter.measure(() -> {
			publish();
			return response("hit", 20, 90);
		}));
		assertThat(answer.outcome()).isEqualTo("hit");
		assertThat(answer.inputTokens()).isEqualTo(20);
		assertThat(answer.outputTokens()).isEqualTo(90);
		assertThat(answer.costUsd()).isEqualByComparingTo("0.0015");
		assertThat(answer.co2LowG()).isEqualTo(0.08);
		assertThat(answer.co2HighG()).isEqualTo(0.15);
	}

	@Test
	void leavesUnknownWhatNobodyReported() {
		ChatAnswer answer = ChatAnswer.of(this.meter.measure(() -> response(null, 0, 0)));
		assertThat(answer.outcome()).isNull();
		assertThat(answer.inputTokens()).isNull();
		assertThat(answer.outputTokens()).isNull();
		assertThat(answer.costUsd()).isNull();
		assertThat(answer.co2LowG()).isNull();
	}

	@Test
	void forgetsTheFiguresOfAFailedCall() {
		assertThatIllegalStateException().isThrownBy(() -> this.meter.measure(() -> {
			publish();
			throw new IllegalStateException();
		}));
		publish();
		assertThat(this.meter.measure(() -> response("bypass", 1, 1)).impact()).isEqualTo(Impact.UNKNOWN);
	}

	private void publish() {
		this.meter.onUsage(new UsageEvent("id", Instant.EPOCH, Outcome.HIT, "dev", "openai", "gpt-4o", PromptType.TEXT,
				"default", null, IMPACT, Duration.ofMillis(2), null, null, null));
	}

	private static ChatResponse response(@Nullable String outcome, int input, int output) {
		ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder().usage(new DefaultUsage(input, output));
		if (outcome != null) {
			metadata.keyValue("ecoai.cache", outcome);
		}
		return new ChatResponse(List.of(new Generation(new AssistantMessage("text"))), metadata.build());
	}

}
