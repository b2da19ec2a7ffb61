package io.ecoai.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Everything that the pages of the dashboard show, in a real browser.
 */
class DashboardPagesTests extends AbstractBrowserTests {

	private static final String LONG = "A long question. ".repeat(20);

	DashboardPagesTests(@TempDir Path folder) throws IOException {
		super(folder);
	}

	@Test
	void theOverviewShowsWhatWasSavedAndHowThatIsKnown() {
		log(PastCalls.ofAMonth(Instant.now()));
		log(List.of(call("unpriced", Outcome.HIT, "house-model", "shop", "Who?", null)));
		browser.go(page(""));
		browser.see(".cards", "at least $");
		browser.see(".cards", "99.9 % of hits priced");
		assertThat(browser.textOf(".cards")).containsPattern("[0-9.]+–[0-9.]+ (g|kg)").contains("at least");
		browser.click(".cards button:nth-of-type(1)");
		for (String part : List.of("Saved, gross", "Saved, net", "Of it in dev mode", "Hits with a price", "Method",
				"genai-prices", "By model", "By namespace", "By application", "house-model", "Price table", "Read on",
				"openai/gpt-4o")) {
			browser.see("dialog", part);
		}
		assertThat(browser.textOf("dialog")).containsPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
		browser.click("dialog header button");
		browser.click(".cards button:nth-of-type(2)");
		browser.see("dialog", "Calls without a hit");
		assertThat(browser.textOf("dialog")).containsPattern("Would have been spent without the cache\\s*at least \\$");
		browser.see("dialog", "Price table");
		browser.click("dialog header button");
		browser.click(".cards button:nth-of-type(3)");
		for (String part : List.of("low to high", "Hits with an estimate", "g per kWh", "At least as much as",
				"What the range means", "EcoLogits", "By namespace")) {
			browser.see("dialog", part);
		}
		browser.click("dialog header button");
		assertThat(browser.count("dialog")).isZero();
	}

	@Test
	void theOverviewShowsDaysProvidersTypesModelsAndPrompts() {
		log(PastCalls.ofAMonth(Instant.now()));
		browser.go(page(""));
		browser.see("main", "Calls by provider");
		browser.see("main", "Days are UTC");
		browser.see(".tools", "Today (UTC)");
		browser.see(".card:nth-of-type(1)", "were no hits");
		await().untilAsserted(() -> assertThat(browser.count(".chart canvas")).isEqualTo(3));
		for (int i = 1; i <= 3; i++) {
			assertThat(browser.count(".grid > .chart:nth-of-type(%d) tbody tr".formatted(i))).isEqualTo(30);
		}
		assertThat(browser.textOf("[aria-label='Calls by provider']")).contains("OpenAI", "Anthropic", "Gemini",
				"hits");
		assertThat(browser.textOf("[aria-label='Content types']")).contains("Text", "Structured", "Tools", "Image");
		assertThat(browser.count("[aria-label='Top cached prompts'] li")).isEqualTo(5);
		assertThat(browser.count("[aria-label=Models] tbody tr")).isEqualTo(4);
		browser.click("[aria-label=Models] th:nth-of-type(2) button");
		assertThat(browser.find("[aria-label=Models] th:nth-of-type(2)").getDomAttribute("aria-sort"))
			.isEqualTo("descending");
		List<Integer> calls = column("[aria-label=Models] tbody td:nth-of-type(1)");
		assertThat(calls).hasSize(4).isSortedAccordingTo(Collections.reverseOrder());
		browser.click("[aria-label=Models] th:nth-of-type(2) button");
		assertThat(column("[aria-label=Models] tbody td:nth-of-type(1)")).isSorted();
		choose("Range", "7");
		await().untilAsserted(() -> assertThat(browser.count(".grid > .chart:nth-of-type(1) tbody tr")).isEqualTo(7));
		String month = browser.textOf(".card:nth-of-type(1) .value");
		choose("Period", "7");
		await().untilAsserted(() -> assertThat(browser.textOf(".card:nth-of-type(1) .value")).isNotEqualTo(month));
		String table = String.valueOf(browser.find("a.button[download]").getDomAttribute("href"));
		assertThat(client().get("/ecoai/" + table, String.class).body()).startsWith("day,provider,model,");
	}

	@Test
	void thePromptsPageHasPagesFiltersAndWholeTexts() {
		log(PastCalls.ofAMonth(Instant.now()));
		log(List.of(call("semantic", Outcome.SEMANTIC_HIT, "gpt-4o", "ward", "Served by meaning", BigDecimal.ONE),
				call("stale", Outcome.STALE, "gpt-4o", "shop", "Served past its time", BigDecimal.ONE),
				call("long", Outcome.HIT, "gpt-4o", "shop", LONG, BigDecimal.ONE)));
		browser.go(page("#prompts"));
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(25));
		browser.see(".pages", "Page 1 of");
		browser.click(".pages button:last-of-type");
		browser.see(".pages", "Page 2 of");
		browser.click(".pages button:first-of-type");
		browser.see(".pages", "Page 1 of");
		only("served", "semantic", "Served by meaning");
		only("served", "stale", "Served past its time");
		only("namespace", "ward", "Served by meaning");
		choose("Type", "image");
		await()
			.untilAsserted(() -> assertThat(browser.texts("tbody tr .small")).filteredOn((text) -> text.contains(" · "))
				.isNotEmpty()
				.allMatch((text) -> text.startsWith("Image")));
		choose("Type", "");
		choose("Provider", "anthropic");
		await().untilAsserted(() -> assertThat(browser.texts("td.main .small")).isNotEmpty()
			.allMatch((text) -> text.contains("Anthropic · claude-haiku-4-5")));
		choose("Provider", "");
		browser.find("input[type=search]").sendKeys("a long question");
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(1));
		browser.see("td.main .prompt", "…");
		browser.click("td.main button");
		assertThat(browser.textOf("td.main .prompt")).isEqualTo(LONG);
		assertThat(browser.find("td.main button").getDomAttribute("aria-expanded")).isEqualTo("true");
	}

	@Test
	void allThatMatchLeaveAndTheOthersStay() {
		for (String question : List.of("First thing?", "Second thing?", "Something else?")) {
			client().ask(question);
		}
		browser.go(page("#prompts?search=thing%3F"));
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(2));
		assertThat(browser.textOf("tbody")).contains("never").containsPattern("[0-9]+\\s?s");
		browser.click("button.danger");
		browser.see("dialog", "Delete the answers to 2 prompts?");
		browser.click("dialog .solid");
		browser.see("tbody tr:nth-of-type(1)", "not kept any more");
		browser.see("tbody tr:nth-of-type(2)", "not kept any more");
		assertThat(client().ask("First thing?").body().path("outcome").asString()).isEqualTo("miss");
		assertThat(client().ask("Something else?").body().path("outcome").asString()).isEqualTo("hit");
	}

	@Test
	void aPageThatIsNotThereAnyMoreIsTheLastOne() {
		log(IntStream.range(0, 1001)
			.mapToObj((i) -> call("many-" + i, Outcome.HIT, "gpt-4o", "shop", "Question " + i, BigDecimal.ONE))
			.toList());
		browser.go(page("#prompts?offset=5000"));
		browser.see(".pages", "Page 41 of 41");
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(1));
		browser.see("a.button[download]", "Download CSV (first 1,000)");
		browser.click(".pages button:first-of-type");
		browser.see(".pages", "Page 40 of 41");
		browser.go(page("#prompts?search=Question%20100"));
		browser.see("main [role=status]", "2 prompts");
		assertThat(browser.textOf("a.button[download]")).isEqualTo("Download CSV");
	}

	@Test
	void nothingCanBeDeletedBeforeItsNumberIsKnown() {
		browser.go(page("#prompts"));
		browser.see("#live", "Live");
		assertThat(browser.runLater("import('./prompts.js').then((prompts) => {"
				+ "const page = prompts.default({ about: () => ({ deletes: true }), refresh() {} }); page.open({});"
				+ "const button = page.element.querySelector('button.danger'); button.click();"
				+ "done([button.disabled, document.querySelectorAll('dialog').length]) })"))
			.isEqualTo(List.of(true, 0L));
	}

	/** As the dashboard without the application does, whose pages are the same. */
	@Test
	void besideTheApplicationNothingIsSaidOfItsConfiguration() {
		client().ask("Does this expire?");
		browser.go(page("#settings"));
		browser.see(".lead", "Changes apply at once");
		browser.run("import('./settings.js').then((settings) => {"
				+ "const page = settings.default({ about: () => ({ source: 'usage.db' }), refresh() {} });"
				+ "document.body.replaceChildren(page.element); page.refresh() })");
		browser.see(".lead", "What its configuration pins is not known here");
		browser.find("[data-setting=cachingEnabled] input").sendKeys(Keys.SPACE);
		browser.see("[data-setting=cachingEnabled]",
				"Saved in settings.json. What the application’s configuration pins");
		browser.run("import('./prompts.js').then((prompts) => {"
				+ "const page = prompts.default({ about: () => ({ source: 'usage.db' }), refresh() {} });"
				+ "document.body.replaceChildren(page.element); page.open({}); page.refresh() })");
		browser.see("tbody", "never, by settings.json");
	}

	@Test
	void encryptedPromptsAreReadableInTheApplicationThatHasTheKey() {
		startAgainWith("--ecoai.encryption.key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
		client().ask("Is this a secret?");
		startAgainWith("--ecoai.encryption.key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
		browser.go(page("#prompts?search=SECRET"));
		browser.see("tbody", "Is this a secret?");
		browser.click("td.actions a");
		browser.see(".verdict", "This answer is kept");
		startAgainWith();
		browser.go(page("#prompts"));
		browser.see("tbody", "encrypted; the application that has the key shows it");
	}

	@Test
	void numbersAreWrittenForPeople() {
		browser.go(page(""));
		browser.see("#live", "Live");
		assertThat(browser.runLater("import('./format.js').then((f) => done([f.count(999), f.count(1234567), "
				+ "f.usd(0.0042), f.usd('12.3'), f.usd(0), f.grams(3.1, 5.6), f.grams(1200, 3400), f.percent(0.5), "
				+ "f.percent(0.9999), f.millis(1234)].map((text) => text.replace(/\\s/g, ' '))))"))
			.isEqualTo(List.of("999", "1.23 M", "$0.0042", "$12.30", "$0", "3.1–5.6 g", "1.2–3.4 kg", "50 %", "99.9 %",
					"1.2 s"));
		assertThat(browser.runLater("import('./format.js').then((f) => done([f.count(9999), f.count(10_000), "
				+ "f.count(999_499), f.count(999_950), f.count(-999_950), f.count(999_999_999), f.usd(0.0994), f.usd(0.0996), "
				+ "f.usd(0.1), f.usd(0.5), f.usd(-0.123), f.usd(0.999), f.usd(999_950), f.wait(0.5), f.wait(1), f.wait(1.5)]"
				+ ".map((text) => text.replace(/\\s/g, ' '))))"))
			.isEqualTo(List.of("9,999", "10 k", "999 k", "1 M", "-1 M", "1 B", "$0.099", "$0.10", "$0.10", "$0.50",
					"−$0.12", "$1.00", "$1 M", "≤1 ms", "1 ms", "1.5 ms"));
	}

	private void only(String name, String value, String prompt) {
		browser.go(page("#prompts?%s=%s".formatted(name, value)));
		await().untilAsserted(() -> assertThat(browser.count("tbody tr")).isEqualTo(1));
		browser.see("tbody", prompt);
		browser.go(page("#prompts"));
		browser.see(".pages", "Page 1 of");
	}

	/** As a user would: the field by its label. */
	private static void choose(String label, String value) {
		browser.run("const field = [...document.querySelectorAll('label.field')]"
				+ ".find((each) => each.firstChild.textContent === arguments[0]).querySelector('select');"
				+ "field.value = arguments[1]; field.dispatchEvent(new Event('change'))", label, value);
	}

	private static List<Integer> column(String selector) {
		List<Integer> values = new ArrayList<>();
		browser.texts(selector).forEach((text) -> values.add(Integer.valueOf(text.replace(",", ""))));
		return values;
	}

	private static UsageRecord call(String id, Outcome outcome, String model, String namespace, String prompt,
			@Nullable BigDecimal saved) {
		return new UsageRecord(0, Instant.now(), "openai", model, true, 10, 3, saved, 0.2,
				outcome == Outcome.SEMANTIC_HIT, prompt, PromptType.TEXT, id, outcome, "dev", "shop", namespace, 10L,
				10L, 0L, 0L, BigDecimal.ZERO, null, null, 0.4, null, "prompt-" + id, null);
	}

}
