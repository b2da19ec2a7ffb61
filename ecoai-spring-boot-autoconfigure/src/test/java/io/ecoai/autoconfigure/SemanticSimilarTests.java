package io.ecoai.autoconfigure;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.semantic.MatchMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The match {@code similar} with the index in the process.
 */
@Timeout(120)
class SemanticSimilarTests extends AbstractSemanticTests {

	/** The words of the two differ more than their meaning. */
	private static final String THRESHOLD = "ecoai.semantic.threshold=0.7";

	private RunningApplication application;

	@BeforeEach
	void start() {
		this.application = SemanticApplications.warm(builder().start());
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void findsTheNearestQuestion() {
		assertThat(this.application.ask("Where is the Eiffel tower?")).isEqualTo("miss");
		assertThat(this.application.ask(ENABLE_TWO_FACTOR)).isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
	}

	@Test
	void heedsTheDefaultThreshold() {
		this.application.close();
		this.application = SemanticApplications.warm(withMeanings("ecoai.semantic.match=similar").start());
		assertThat(this.application.ask(ENABLE_TWO_FACTOR)).isEqualTo("miss");
		assertThat(this.application.ask(TURN_ON_TWO_FACTOR)).isEqualTo("miss");
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticThreshold(0.6));
		SemanticApplications.awaitSemanticHit(this.application, "How can I switch on two-factor authentication?");
	}

	@Test
	void embedsEachMissOnce() {
		this.application.ask(ENABLE_TWO_FACTOR);
		this.application.ask("Where is the Eiffel tower?");
		this.application.ask(ENABLE_TWO_FACTOR);
		assertThat(this.application.bean(Meanings.class).embedded()).doesNotHaveDuplicates()
			.isSubsetOf(ENABLE_TWO_FACTOR, "Where is the Eiffel tower?");
	}

	@Test
	void findsItAfterARestart() {
		this.application.ask("Where is the Eiffel tower?");
		this.application.ask(ENABLE_TWO_FACTOR);
		this.application.close();
		this.application = builder().start();
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		assertThat(this.application.bean(Meanings.class).count(ENABLE_TWO_FACTOR)).as("its embedding was kept")
			.isZero();
	}

	@Test
	void servesNothingThatHasLeft() {
		this.application.model().call(CacheControl.tags("price").applyTo(new Prompt(ENABLE_TWO_FACTOR)));
		this.application.ask("Where is the Eiffel tower?");
		assertThat(this.application.ecoAi().flush(FlushFilter.tag("price"))).isOne();
		assertThat(this.application.ask(TURN_ON_TWO_FACTOR)).isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, "where is the eiffel tower");
	}

	@Test
	void changesItsMatchWhileItRuns() {
		this.application.close();
		this.application = SemanticApplications.warm(withMeanings(THRESHOLD).start());
		this.application.ask(ENABLE_TWO_FACTOR);
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticMatch(MatchMode.SIMILAR));
		assertThat(this.application.ask(TURN_ON_TWO_FACTOR)).as("nothing was embedded until now").isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, "How can I switch on two-factor authentication?");
	}

	private RunningApplication.Builder builder() {
		return withMeanings("ecoai.semantic.match=similar", THRESHOLD);
	}

}
