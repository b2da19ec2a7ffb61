package io.ecoai.autoconfigure;

import java.nio.file.Path;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.semantic.MatchMode;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The match {@code similar} with the index in the process.
 */
@Timeout(120)
class SemanticSimilarTests {

	private static final String QUESTION = "How do I enable two-factor authentication?";

	/** Another word for the same, which is too much for the match strict. */
	private static final String OTHER_WORDS = "How can I turn on two-factor authentication?";

	/** The words of the two differ more than their meaning. */
	private static final String THRESHOLD = "ecoai.semantic.threshold=0.7";

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	private Path folder;

	private RunningApplication application;

	@BeforeEach
	void start() {
		this.application = SemanticApplications.warm(builder().start());
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.stub.close();
	}

	@Test
	void findsTheNearestQuestion() {
		assertThat(this.application.ask("Where is the Eiffel tower?")).isEqualTo("miss");
		assertThat(this.application.ask(QUESTION)).isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
	}

	@Test
	void heedsTheDefaultThreshold() {
		this.application.close();
		this.application = SemanticApplications.warm(RunningApplication.in(this.folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", "ecoai.semantic.match=similar")
			.beans(SemanticApplications.Embedders.class)
			.start());
		assertThat(this.application.ask(QUESTION)).isEqualTo("miss");
		assertThat(this.application.ask(OTHER_WORDS)).isEqualTo("miss");
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticThreshold(0.6));
		SemanticApplications.awaitSemanticHit(this.application, "How can I switch on two-factor authentication?");
	}

	@Test
	void embedsEachMissOnce() {
		this.application.ask(QUESTION);
		this.application.ask("Where is the Eiffel tower?");
		this.application.ask(QUESTION);
		assertThat(this.application.bean(Meanings.class).embedded()).doesNotHaveDuplicates()
			.isSubsetOf(QUESTION, "Where is the Eiffel tower?");
	}

	@Test
	void findsItAfterARestart() {
		this.application.ask("Where is the Eiffel tower?");
		this.application.ask(QUESTION);
		this.application.close();
		this.application = builder().start();
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		assertThat(this.application.bean(Meanings.class).count(QUESTION)).as("its embedding was kept").isZero();
	}

	@Test
	void servesNothingThatHasLeft() {
		this.application.model().call(CacheControl.tags("price").applyTo(new Prompt(QUESTION)));
		this.application.ask("Where is the Eiffel tower?");
		assertThat(this.application.ecoAi().flush(FlushFilter.tag("price"))).isOne();
		assertThat(this.application.ask(OTHER_WORDS)).isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, "where is the eiffel tower");
	}

	@Test
	void changesItsMatchWhileItRuns() {
		this.application.close();
		this.application = SemanticApplications.warm(RunningApplication.in(this.folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", THRESHOLD)
			.beans(SemanticApplications.Embedders.class)
			.start());
		this.application.ask(QUESTION);
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticMatch(MatchMode.SIMILAR));
		assertThat(this.application.ask(OTHER_WORDS)).as("nothing was embedded until now").isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, "How can I switch on two-factor authentication?");
	}

	private RunningApplication.Builder builder() {
		return RunningApplication.in(this.folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", "ecoai.semantic.match=similar")
			.with(THRESHOLD)
			.beans(SemanticApplications.Embedders.class);
	}

}
