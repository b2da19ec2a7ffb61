package io.ecoai.usage.jdbc;

import java.math.BigDecimal;

import io.ecoai.usage.UsageEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromptPreviewTests {

	private final PromptPreview preview = new PromptPreview(200);

	@Test
	void keepsTheFirstTwoHundredCodePoints() {
		assertThat(this.preview.cut("x".repeat(1000))).isEqualTo("x".repeat(200));
		assertThat(this.preview.cut("x".repeat(200))).isEqualTo("x".repeat(200));
	}

	@Test
	void countsACharacterOutsideTheBasicPlaneAsOneAndNeverSplitsIt() {
		assertThat(this.preview.cut("😀".repeat(300))).isEqualTo("😀".repeat(200));
		assertThat(this.preview.cut("x".repeat(199) + "😀😀")).isEqualTo("x".repeat(199) + "😀");
		assertThat(this.preview.cut("😀".repeat(150))).isEqualTo("😀".repeat(150));
	}

	@Test
	void leavesAnEventWithoutALongPromptAlone() {
		UsageEvent event = Calls.hit().prompt("😀".repeat(150)).event();
		assertThat(this.preview.cut(event)).isSameAs(event);
		UsageEvent none = Calls.hit().prompt(null).event();
		assertThat(this.preview.cut(none)).isSameAs(none);
		assertThat(this.preview.cut(Calls.hit().prompt("x".repeat(201)).event()).prompt()).hasSize(200);
	}

	@Test
	void canKeepAllOrNothing() {
		assertThat(new PromptPreview(Integer.MAX_VALUE).cut("x".repeat(1000))).hasSize(1000);
		assertThat(new PromptPreview(0).cut(Calls.hit().event()).prompt()).isEmpty();
	}

	@Test
	void cutsNothingButThePrompt() {
		UsageEvent call = Calls.hit().event();
		UsageEvent charged = new UsageEvent(call.eventId(), call.timestamp(), call.outcome(), call.mode(),
				call.provider(), call.model(), call.promptType(), call.namespace(), call.tokens(), call.impact(),
				call.latency(), "x".repeat(300), "hash", 0.97, new BigDecimal("0.00002"), new BigDecimal("0.003"));
		assertThat(this.preview.cut(charged)).usingRecursiveComparison().ignoringFields("prompt").isEqualTo(charged);
		assertThat(this.preview.cut(charged).prompt()).hasSize(200);
	}

}
