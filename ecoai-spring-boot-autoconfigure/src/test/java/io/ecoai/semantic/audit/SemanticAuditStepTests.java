package io.ecoai.semantic.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.impact.ModelCall;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.SharedSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Too many wrong answers make the match stricter by one step, whoever listens.
 */
@Timeout(60)
class SemanticAuditStepTests {

	private final LiveSettings settings = new LiveSettings(null, Map.of(), SharedSettings.NONE);

	private final AtomicInteger audits = new AtomicInteger();

	private final AtomicInteger steps = new AtomicInteger();

	private final AuditListener counting = new AuditListener() {

		@Override
		public void onAudit(AuditResult result) {
			SemanticAuditStepTests.this.audits.incrementAndGet();
		}

		@Override
		public void onStepDown() {
			SemanticAuditStepTests.this.steps.incrementAndGet();
		}

	};

	@Test
	void aStepIsToldOnceWhateverWasServedBeforeIt() {
		match(MatchMode.SIMILAR);
		audit(3 * SemanticAudit.LEAST_AUDITS, this.counting);
		assertThat(this.steps).hasValue(1);
		assertThat(this.settings.current().semanticMatch()).isEqualTo(MatchMode.STRICT);
		assertThat(this.settings.current().semanticShadow()).isFalse();
	}

	@Test
	void aListenerThatFailsKeepsNoStepFromBeingTaken() {
		match(MatchMode.SIMILAR);
		audit(SemanticAudit.LEAST_AUDITS, (result) -> {
			throw new IllegalStateException("I fail");
		}, this.counting);
		assertThat(this.settings.current().semanticMatch()).isEqualTo(MatchMode.STRICT);
		assertThat(this.steps).as("the next listener hears of it").hasValue(1);
	}

	@Test
	void aStepIsTakenWhileNothingIsServedToo() {
		match(MatchMode.SIMILAR);
		this.settings.update((current) -> current.withSemanticShadow(true));
		audit(SemanticAudit.LEAST_AUDITS, this.counting);
		assertThat(this.settings.current().semanticMatch()).isEqualTo(MatchMode.STRICT);
	}

	private void match(MatchMode match) {
		this.settings.update((current) -> current.withSemanticEnabled(true).withSemanticMatch(match));
	}

	private void audit(int times, AuditListener... listeners) {
		AnswerJudge judge = (question, one, other, cost) -> false;
		Embedder embedder = Embedder.of("failing", (text) -> {
			throw new IllegalStateException("I fail");
		});
		try (BoundedEmbedder bounded = new BoundedEmbedder(embedder, Clock.systemUTC());
				SemanticAudit audit = new SemanticAudit(1, 0.1, bounded, () -> judge,
						new StepDown(this.settings)::makeStep, List.of(listeners), Clock.systemUTC())) {
			for (int i = 0; i < times; i++) {
				audit.audit(new Served());
			}
			Awaitility.await().until(() -> this.audits.get() == times);
			Awaitility.await().until(() -> this.steps.get() > 0);
		}
	}

	private static final class Served implements AuditCase {

		@Override
		public MatchMode match() {
			return MatchMode.SIMILAR;
		}

		@Override
		public String question() {
			return "Who?";
		}

		@Override
		public String served() {
			return "She.";
		}

		@Override
		public String ask() {
			return "He.";
		}

		@Override
		public Boolean judge(AnswerJudge judge, String asked) {
			return judge.agree(question(), served(), asked, this::onCost);
		}

		@Override
		public void onCost(ModelCall call) {
		}

	}

}
