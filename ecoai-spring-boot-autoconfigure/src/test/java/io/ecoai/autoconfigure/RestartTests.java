package io.ecoai.autoconfigure;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.ecoai.usage.UsageSummary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application knows after it was stopped and started again.
 */
class RestartTests extends AbstractApplicationTests {

	private static final String[] RULES = { "ecoai.prices[0].provider=openai-compatible",
			"ecoai.prices[0].match=equals:gpt-4o", "ecoai.prices[0].input=2.50", "ecoai.prices[0].output=10.00",
			"ecoai.energy[0].match=equals:gpt-4o", "ecoai.energy[0].proxy=gpt-4o" };

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void theRepeatIsStillAHitAndTotalsAndGaugesContinue() throws Exception {
		JsonNode before;
		UsageSummary summary;
		try (RunningApplication first = web()) {
			first.ask("Who?");
			first.ask("Who?");
			summary = first.ecoAi().summary();
			before = totals(first);
			assertThat(summary.totalCalls()).isEqualTo(2);
			assertThat(summary.costSavedUsd()).isGreaterThan(BigDecimal.ZERO);
			assertThat(summary.co2SavedG()).isPositive();
			assertThat(before.path("cacheHits").asLong()).isEqualTo(1);
			assertThat(gauge(first, "ecoai_savings_tokens")).isEqualTo(10);
		}
		try (RunningApplication second = web()) {
			assertThat(second.ecoAi().summary()).isEqualTo(summary);
			assertThat(totals(second)).isEqualTo(before);
			assertThat(gauge(second, "ecoai_savings_tokens")).isEqualTo(10);
			assertThat(gauge(second, "ecoai_savings_cost_usd")).isEqualTo(summary.costSavedUsd().doubleValue());
			assertThat(second.ask("Who?")).isEqualTo("hit");
			assertThat(totals(second).path("cacheHits").asLong()).isEqualTo(2);
			assertThat(second.ecoAi().summary().costSavedUsd())
				.isEqualByComparingTo(summary.costSavedUsd().multiply(BigDecimal.valueOf(2)));
			assertThat(scrape(second)).contains("ecoai_calls_total").contains("outcome=\"hit\"");
		}
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void nothingOfTheLogIsLostWhenTheApplicationIsStoppedAtOnce() {
		try (RunningApplication first = start()) {
			for (int i = 0; i < 50; i++) {
				first.ask("Question " + i % 5);
			}
		}
		try (RunningApplication second = start()) {
			assertThat(second.ecoAi().summary().totalCalls()).isEqualTo(50);
			assertThat(second.ecoAi().summary().cacheHits()).isEqualTo(45);
		}
	}

	@Test
	void theOnlyCallOfAShortRunIsInTheLog() {
		try (RunningApplication first = start()) {
			first.ask("Who?");
		}
		try (RunningApplication second = start()) {
			assertThat(second.ecoAi().summary().totalCalls()).isEqualTo(1);
		}
	}

	private RunningApplication start() {
		return application().with(RULES).start();
	}

	private RunningApplication web() {
		return RunningApplication.webIn(this.folder, WebApplicationType.SERVLET)
			.provider(this.stub)
			.with(RULES)
			.with("management.endpoints.web.exposure.include=health,ecoai")
			.start();
	}

	private JsonNode totals(RunningApplication application) throws IOException, InterruptedException {
		return JsonMapper.shared().readTree(get(application, "application/json"));
	}

	private double gauge(RunningApplication application, String name) throws IOException, InterruptedException {
		return scrape(application).lines()
			.filter((line) -> line.startsWith(name + " ") || line.startsWith(name + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.findFirst()
			.orElseThrow();
	}

	private String scrape(RunningApplication application) throws IOException, InterruptedException {
		return get(application, "text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
	}

	private String get(RunningApplication application, String accept) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + application.port() + "/actuator/ecoai");
		return this.http.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString())
			.body();
	}

}
