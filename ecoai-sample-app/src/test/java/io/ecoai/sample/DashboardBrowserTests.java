package io.ecoai.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ecoai.EcoAi;
import io.ecoai.cache.KeyExplanation.Verdict;
import io.ecoai.settings.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The dashboard of the running application in a real browser.
 */
class DashboardBrowserTests extends AbstractBrowserTests {

	private static final String HOSTILE = "<img src=x onerror=\"window.hacked = true\"><script>window.hacked = true</script>";

	private static final List<String> QUESTIONS = List.of("What does a cache do?", "Why is the sky blue?",
			"Summarise our terms of delivery in three sentences.", "Translate “good morning” into Portuguese.",
			"Which of these tickets is about billing?", "How do I rename a Git branch?");

	/** What the sample says with each question. */
	private static final String SYSTEM = "Answer in plain text, in at most five short sentences.";

	private static final List<String> IN_OTHER_WORDS = List.of("How can I rename a Git branch?",
			"Please tell me how to rename a Git branch.", "Could you tell me how to rename a Git branch?",
			"How do I rename 2 Git branches?");

	DashboardBrowserTests(@TempDir Path folder) throws IOException {
		super(folder);
	}

	@Test
	void aCallAppearsOnTheOverviewByItself() {
		browser.go(page(""));
		browser.see(".empty", "waits for the first call");
		client().ask("What does a cache do?");
		client().ask("What does a cache do?");
		browser.see(".card:nth-of-type(1) .value", "2");
		browser.see(".cards", "1 exact · 0 semantic · 0 stale");
		browser.see(".ranking", "What does a cache do?");
		browser.see(".cards", "50 %");
		browser.click("button.card");
		browser.see("dialog", "List prices only");
		browser.see("dialog", "openai-compatible");
	}

	@Test
	void aFilterNarrowsTheListAndAnswersCanBeDeleted() {
		client().ask("First question?");
		client().ask("Second question?");
		client().ask("Second question?");
		browser.go(page("#prompts"));
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(2));
		browser.find("input[type=search]").sendKeys("second");
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(1));
		browser.see("tbody", "Second question?");
		browser.go(page("#prompts?served=exact"));
		browser.see("tbody", "Second question?");
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(1));
		browser.click("td.actions button");
		browser.click("dialog .solid");
		browser.see("tbody", "not kept any more");
		assertThat(client().ask("Second question?").body().path("outcome").asString()).isEqualTo("miss");
	}

	@Test
	void aSettingChangesTheNextCallAndSurvivesARestart() {
		client().ask("Is this kept?");
		browser.go(page("#settings"));
		browser.see("[data-setting=mode]", "Answers never expire");
		browser.find("[data-setting=cachingEnabled] input").sendKeys(Keys.SPACE);
		browser.see("[data-setting=cachingEnabled]", "Saved");
		assertThat(client().ask("Is this kept?").body().path("outcome").asString()).isEqualTo("bypass");
		this.application.close();
		browser.see("#live", "Paused");
		startAgainWith();
		browser.see("#live", "Live");
		assertThat(browser.find("[data-setting=cachingEnabled] input").isSelected()).isFalse();
		assertThat(client().ask("Is this kept?").body().path("outcome").asString()).isEqualTo("bypass");
	}

	@Test
	void aPinnedSettingIsLocked() throws IOException {
		startAgainWith("--ecoai.ttl=2h");
		browser.go(page("#settings"));
		browser.see("[data-setting=ttl] .pin", "Locked: pinned by ecoai.ttl in \"ecoai.ttl\" from property source");
		assertThat(browser.find("[data-setting=ttl] input").isEnabled()).isFalse();
		assertThat(browser.find("[data-setting=cachingEnabled] input").isEnabled()).isTrue();
		Files.createDirectories(settings().getParent());
		Files.writeString(settings(), "{\"cachingEnabled\": false, \"ttl\": 5}");
		await().untilAsserted(
				() -> assertThat(browser.find("[data-setting=cachingEnabled] input").isSelected()).isFalse());
		assertThat(browser.find("[data-setting=ttl] input").getDomProperty("value")).isEqualTo("7200");
	}

	@Test
	void hostilePromptsAreText() {
		client().ask(HOSTILE);
		client().ask(HOSTILE);
		String huge = "long ".repeat(20_000);
		client().ask(huge);
		browser.go(page(""));
		browser.see(".ranking", HOSTILE);
		browser.go(page("#prompts"));
		browser.see("tbody", HOSTILE);
		browser.see("tbody", "long long");
		assertThat(browser.count("main img, main script")).isZero();
		browser.click("td.actions a");
		browser.see(".verdict", "This answer is kept");
		browser.go(page("#miss"));
		browser.find("textarea[name=prompt]").sendKeys("<b onmouseover=alert(1)>never asked</b>");
		browser.click("form button");
		browser.see(".verdict", "This would be a miss");
		browser.see("main", "<b onmouseover=alert(1)>never asked</b>");
		browser.run("document.querySelector('textarea[name=prompt]').value = arguments[0]", huge);
		browser.click("form button");
		browser.see(".verdict", "The nearest kept answer differs");
	}

	@Test
	void tellsWhetherAKeptAnswerWouldBeServed() {
		client().ask("Is this kept?");
		seeKeptAnswer("It is fresh and would be served. It was given just now and never expires.");
		EcoAi ecoAi = this.application.getBean(EcoAi.class);
		ecoAi.updateSettings((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofDays(2)));
		seeKeptAnswer("its time to live is 2");
		ecoAi.updateSettings((current) -> current.withTtl(Duration.ZERO));
		seeKeptAnswer("It is too old to be served.");
		ecoAi.updateSettings((current) -> current.withCachingEnabled(false));
		seeKeptAnswer("It is not served while caching is off.");
		browser.go(page("#miss"));
		browser.find("textarea[name=prompt]").sendKeys("Was this ever asked?");
		browser.click("form button");
		browser.see(".verdict", "This would go past the cache");
	}

	private void seeKeptAnswer(String words) {
		browser.go(page("#prompts"));
		browser.click("td.actions a");
		browser.see(".verdict", words);
	}

	@Test
	void staysWithinAPhoneAndIsUsableByKeyboard() {
		client().ask("Is there room?");
		browser.resize(375, 800);
		for (String page : List.of("", "#prompts", "#miss", "#settings")) {
			browser.go(page(page));
			browser.see("#live", "Live");
			browser.find("main h1");
			assertThat(browser.run("return document.documentElement.scrollWidth")).as(page).isEqualTo(375L);
		}
		browser.resize(1280, 900);
		assertThat(browser.run("return [...document.querySelectorAll('input, select, textarea, button, a')]"
				+ ".filter((e) => !e.labels?.length && !e.textContent.trim() && !e.getAttribute('aria-label')).length"))
			.as("controls without a name")
			.isEqualTo(0L);
		browser.find(".skip").sendKeys(Keys.ENTER);
		assertThat(browser.run("return document.activeElement.id")).isEqualTo("content");
	}

	@Test
	void showsItselfInPictures() throws IOException {
		startAgainEmbedding();
		log(PastCalls.ofAMonth(Instant.now()));
		EcoAi ecoAi = this.application.getBean(EcoAi.class);
		ecoAi.updateSettings((settings) -> settings.withSemanticEnabled(true));
		await().until(() -> ecoAi.semantic().embedder() != null);
		for (int i = 0; i < 24; i++) {
			client().ask(QUESTIONS.get((i * i) % QUESTIONS.size()));
		}
		client().ask("How do I rename a Git branch?");
		await().atMost(Duration.ofSeconds(60))
			.until(() -> ecoAi.explain((String) null, SYSTEM, IN_OTHER_WORDS.get(0)).verdict() == Verdict.SIMILAR);
		for (String question : IN_OTHER_WORDS) {
			client().ask(question);
		}
		@Nullable String kept = System.getProperty("dashboard.pictures");
		Path pictures = (kept != null) ? Path.of(kept) : this.folder.resolve("pictures");
		for (String scheme : List.of("light", "dark")) {
			browser.prefer(scheme);
			for (int width : new int[] { 1280, 390 }) {
				browser.resize(width, (width > 600) ? 960 : 844);
				for (String name : List.of("overview", "prompts", "settings")) {
					browser.go(page("#" + name));
					browser.see("#live", "Live");
					browser.see("main", Character.toUpperCase(name.charAt(0)) + name.substring(1));
					Path picture = pictures
						.resolve("dashboard-%s-%s%s.png".formatted(name, scheme, (width > 600) ? "" : "-phone"));
					browser.picture(picture);
					assertThat(picture).isNotEmptyFile();
				}
			}
		}
		browser.prefer("light");
		browser.resize(1280, 960);
		browser.go(page("#miss?prompt=How%20do%20I%20rename%203%20Git%20branches%3F"));
		browser.find("textarea[name=system]").sendKeys(SYSTEM);
		browser.click("form button");
		browser.see("[aria-label='Other questions'] tbody", "numbers differ");
		browser.picture(pictures.resolve("dashboard-miss-light.png"));
		browser.prefer("");
		browser.resize(1280, 900);
	}

}
