package io.ecoai.actuate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import io.ecoai.actuate.EndpointApplication.Reply;
import io.ecoai.metrics.EcoAiMetrics;
import io.ecoai.settings.LiveSettings.PinnedValue;
import io.ecoai.settings.Mode;
import io.ecoai.settings.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every web stack has to answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractEndpointTests {

	private static final String PROMETHEUS_2 = "application/openmetrics-text;version=1.0.0,"
			+ "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

	private static final String PROMETHEUS_3 = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
			+ "application/openmetrics-text;version=0.0.1;q=0.5,"
			+ "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

	private final WebApplicationType type;

	private Path settingsFile;

	private InMemoryEcoAi ecoAi;

	private EndpointApplication application;

	AbstractEndpointTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start(@TempDir Path folder) {
		this.settingsFile = folder.resolve("settings.json");
		this.ecoAi = new InMemoryEcoAi(this.settingsFile,
				Map.of(Setting.CACHING_ENABLED, new PinnedValue(true, "ECOAI_CACHING_ENABLED in the environment")));
		this.ecoAi.log(UsageRecords.miss(1, "2026-11-22T08:00:00Z", "gpt-4o", "hello"),
				UsageRecords.hit(2, "2026-11-22T09:00:00Z", "gpt-4o", "hello", "0.00000012"),
				UsageRecords.hit(3, "2026-11-23T09:00:00Z", "gpt-4o-mini", "=1+1", "0.5"));
		this.application = new EndpointApplication(this.type, this.ecoAi);
		this.application.context().getBean(EcoAiMetrics.class).onLookup(true, 5);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { PROMETHEUS_2, PROMETHEUS_3, "application/openmetrics-text" })
	void givesPrometheusOpenMetrics(String accept) {
		Reply reply = this.application.get("", "Accept", accept);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.contentType()).startsWith("application/openmetrics-text").contains("version=1.0.0");
		assertThat(reply.body()).contains("ecoai_savings_cost_usd 0.50000012").endsWith("# EOF\n");
		assertThat(reply.body().lines().filter((line) -> !line.startsWith("#")))
			.allMatch((line) -> line.startsWith("ecoai_"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/plain;version=0.0.4", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1" })
	void givesPlainTextToThoseWhoAskForIt(String accept) {
		Reply reply = this.application.get("", "Accept", accept);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.contentType()).startsWith("text/plain").contains("version=0.0.4");
		assertThat(reply.body()).contains("ecoai_lookup_seconds_count{outcome=\"hit\"} 1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*/*", "application/json", "application/json, text/plain, */*",
			"application/vnd.spring-boot.actuator.v3+json", "text/html,application/xhtml+xml,*/*;q=0.8" })
	void givesEverybodyElseJson(String accept) {
		Reply reply = accept.isEmpty() ? this.application.get("") : this.application.get("", "Accept", accept);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.contentType()).contains("json");
		assertThat(reply.json().get("totalCalls").asInt()).isEqualTo(3);
	}

	@Test
	void showsTotalsAndBreakdowns() {
		JsonNode report = this.application.get("").json();
		assertThat(report.get("usageEnabled").asBoolean()).isTrue();
		assertThat(report.get("cacheHits").asInt()).isEqualTo(2);
		assertThat(report.at("/byModel/0/name").asString()).isEqualTo("gpt-4o");
		assertThat(report.at("/byModel/0/totalCalls").asInt()).isEqualTo(2);
		assertThat(report.at("/byProvider/0/name").asString()).isEqualTo("openai");
		assertThat(report.at("/byPromptType/0/name").asString()).isEqualTo("text");
		assertThat(report.at("/byNamespace/0/name").asString()).isEqualTo("default");
		assertThat(report.at("/byApplication/1/name").asString()).isEqualTo("shop");
		assertThat(report.at("/cache/storage").asString()).isEqualTo("memory");
		assertThat(report.at("/cache/mode").asString()).isEqualTo("dev");
		assertThat(report.at("/cache/cachingEnabled").asBoolean()).isTrue();
		assertThat(report.at("/cache").propertyNames()).containsExactly("storage", "entries", "sizeBytes", "mode",
				"cachingEnabled");
		assertThat(report.at("/method/gramsPerKwh").asDouble()).isEqualTo(480.5);
		assertThat(report.at("/method/priceTableDate").asString()).isEqualTo("2026-11-01");
	}

	@Test
	void showsAPeriod() {
		assertThat(calls("?from=2026-11-23")).isEqualTo(1);
		assertThat(calls("?to=2026-11-23")).isEqualTo(2);
		assertThat(calls("?from=2026-11-22T08:30:00Z&to=2026-11-22T09:00:01Z")).isEqualTo(1);
		assertThat(calls("?from=&to=")).isEqualTo(3);
	}

	@Test
	void writesAmountsWithoutExponent() {
		String body = this.application.get("/history?model=gpt-4o&outcome=hit").body();
		assertThat(body).contains("\"costSavedUsd\":0.00000012", "\"co2SavedG\":0.00001");
	}

	@Test
	void showsHistoryNewestFirstWithEveryField() {
		JsonNode history = this.application.get("/history").json();
		assertThat(history.size()).isEqualTo(3);
		JsonNode oldest = history.get(2);
		assertThat(oldest.get("timestamp").asString()).isEqualTo("2026-11-22T08:00:00Z");
		assertThat(oldest.get("outcome").asString()).isEqualTo("miss");
		assertThat(oldest.get("promptType").asString()).isEqualTo("text");
		assertThat(oldest.get("cacheHit").asBoolean()).isFalse();
		assertThat(oldest.get("inputTokens").isNull()).isTrue();
		assertThat(oldest.get("application").isNull()).isTrue();
		assertThat(oldest.size()).isEqualTo(28);
	}

	/** Why rules of access go on the whole endpoint, as the documentation says. */
	@Test
	void letsAQueryParameterStandInForThePath() {
		assertThat(this.application.get("/daily?section=history").json().at("/0/outcome").asString()).isEqualTo("hit");
	}

	@Test
	void filtersHistory() {
		assertThat(this.application.get("/history?limit=1&offset=1").json().at("/0/id").asInt()).isEqualTo(2);
		assertThat(this.application.get("/history?limit=0").json().size()).isZero();
		assertThat(this.application.get("/history?limit=5000").json().size()).isEqualTo(3);
		assertThat(this.application.get("/history?outcome=MISS").json().size()).isEqualTo(1);
		assertThat(this.application.get("/history?provider=anthropic").json().size()).isZero();
		assertThat(this.application.get("/history?model=gpt-4o&to=2026-11-22T08:30:00Z").json().size()).isEqualTo(1);
	}

	@Test
	void hidesPromptsByDefault() {
		assertThat(this.application.get("/history").json().at("/0/prompt").isNull()).isTrue();
		assertThat(this.application.get("/history", "Accept", "text/csv").body()).doesNotContain("hello");
	}

	@Test
	void givesHistoryAsCsv() {
		Reply reply = this.application.get("/history?limit=1", "Accept", "text/csv");
		assertThat(reply.contentType()).startsWith("text/csv");
		assertThat(reply.body()).isEqualTo("id,timestamp,provider,model,cacheHit,tokensSaved,latencyMs,costSavedUsd,"
				+ "co2SavedG,semanticHit,prompt,promptType,eventId,outcome,mode,application,namespace,inputTokens,"
				+ "outputTokens,cacheReadTokens,cacheWriteTokens,costUsd,priceId,priceDate,co2SavedGHigh,energyProxy,"
				+ "promptHash,similarity\r\n3,2026-11-23T09:00:00Z,openai,gpt-4o-mini,true,42,3,0.5,0.00001,false,,"
				+ "text,event-3,hit,dev,shop,default,10,42,0,0,0,openai/gpt-4o-mini,,0.25,,abc,\r\n");
	}

	@Test
	void givesDaysAsJsonAndCsv() {
		JsonNode days = this.application.get("/daily").json();
		assertThat(days.at("/0/day").asString()).isEqualTo("2026-11-23");
		assertThat(days.at("/0/model").asString()).isEqualTo("gpt-4o-mini");
		assertThat(days.at("/1/totalCalls").asInt()).isEqualTo(2);
		assertThat(this.application.get("/daily?to=2026-11-23").json().size()).isEqualTo(1);
		assertThat(this.application.get("/daily", "Accept", "text/csv").body())
			.startsWith("day,provider,model,usageEnabled,totalCalls,")
			.contains("\r\n2026-11-23,openai,gpt-4o-mini,true,1,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/history?limit=-1", "/history?limit=ten", "/history?offset=1.5", "/history?outcome=hot",
			"/history?from=yesterday", "?from=2026-13-01", "?from=2026-11-23&to=2026-11-22", "/daily?to=1T" })
	void saysWhatIsWrongWithAParameter(String path) {
		Reply reply = this.application.get(path);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().get("error").asString()).isNotEmpty();
	}

	@Test
	void saysWhatIsWrongAsJsonWhereCsvWasAskedFor() {
		Reply reply = this.application.get("/history?limit=ten", "Accept", "text/csv");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().get("error").asString()).contains("'ten' is no value for limit");
	}

	@Test
	void showsPromptsWithoutTheirTextByDefault() {
		Reply reply = this.application.get("/prompts?limit=1&sort=hits&model=gpt-4o");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().path("total").asInt()).isEqualTo(2);
		assertThat(reply.json().path("prompts")).singleElement().satisfies((prompt) -> {
			assertThat(prompt.path("key").asString()).isEqualTo("key-1");
			assertThat(prompt.path("kept").asBoolean()).isFalse();
			assertThat(prompt.get("prompt").isNull()).isTrue();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/prompts?search=hello   | ecoai.endpoint.show-prompts
			/prompts?filter=cached  | exact, file, image, image_output, semantic, stale, structured, text, tool; or
			/prompts?filter=stale,exact | no value for filter
			/prompts?sort=size      | last-seen, hits or saved
			/prompts?limit=all      | a whole number""")
	void refusesQueriesOfPromptsThatMeanNothing(String path, String reason) {
		Reply reply = this.application.get(path);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().path("error").asString()).contains(reason);
	}

	@Test
	void removesTheAnswersToPrompts() {
		this.ecoAi.keep("key-1", "gpt-4o", "hello").keep("key-3", "gpt-4o-mini", "x").keep("other", "gpt-4o", "y");
		assertThat(this.application.delete("/prompts?model=gpt-4o&tag=x").status()).isEqualTo(400);
		assertThat(this.application.delete("/prompts?model=gpt-4o").json().path("removed").asInt()).isEqualTo(1);
		assertThat(removed("?key=key-3")).isEqualTo(1);
		assertThat(removed("?key=other")).isEqualTo(1);
	}

	@Test
	void explainsAKeptAnswerByItsKey() {
		this.ecoAi.keep("k9", "gpt-4o", "hello");
		JsonNode explanation = this.application.post("/explain", "{\"key\":\"k9\"}").json();
		assertThat(explanation.path("key").asString()).isEqualTo("k9");
		assertThat(explanation.path("verdict").asString()).isEqualTo("expired");
		assertThat(explanation.path("kept").toString()).isEqualTo("{\"createdAt\":\"1970-01-01T00:00:00Z\","
				+ "\"expiresAt\":\"1970-01-01T00:01:00Z\",\"fresh\":false,\"sizeBytes\":100}");
		assertThat(this.application.post("/explain", "{\"key\":\"k10\"}").status()).isEqualTo(400);
		assertThat(this.application.post("/explain", "{\"key\":\"k9\",\"prompt\":\"x\"}").status()).isEqualTo(400);
		assertThat(removed("?key=k9")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/explanation", "/prompt", "/History" })
	void knowsNoOtherSections(String path) {
		Reply reply = this.application.get(path);
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.json().has("error")).isTrue();
		assertThat(this.application.post(path, "{\"mode\":\"prod\"}").status()).isEqualTo(404);
		assertThat(this.application.delete(path).status()).isEqualTo(404);
	}

	@Test
	void answersInWordsWhileTheLogCannotBeRead() {
		this.ecoAi.failWith(new DataAccessResourceFailureException("wrapper",
				new IllegalStateException("unable to open database file")));
		try {
			for (String path : new String[] { "", "/history", "/daily" }) {
				Reply reply = this.application.get(path);
				assertThat(reply.status()).isEqualTo(503);
				assertThat(reply.json().get("error").asString()).contains("unable to open database file");
				assertThat(reply.body()).doesNotContain("\tat ", "Exception");
			}
			assertThat(this.application.get("", "Accept", PROMETHEUS_2).status()).isEqualTo(200);
		}
		finally {
			this.ecoAi.failWith(null);
		}
	}

	@Test
	void changesAndSavesSettings() throws Exception {
		JsonNode before = this.application.get("/settings").json();
		assertThat(before.get("ttl").asInt()).isEqualTo(3600);
		assertThat(before.at("/pinned/cachingEnabled").asString())
			.isEqualTo("ECOAI_CACHING_ENABLED in the environment");
		Reply reply = this.application.post("/settings", "{\"mode\":\"prod\",\"ttl\":7200}");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().get("mode").asString()).isEqualTo("prod");
		assertThat(reply.json().get("ttl").asInt()).isEqualTo(7200);
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.PROD);
		assertThat(Files.readString(this.settingsFile)).contains("7200");
		assertThat(this.application.post("/settings", "{\"mode\":\"dev\",\"ttl\":\"60m\"}").json().get("ttl").asInt())
			.isEqualTo(3600);
	}

	@Test
	void refusesToChangeWhatIsPinned() {
		Reply reply = this.application.post("/settings", "{\"cachingEnabled\":false,\"mode\":\"prod\"}");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.json().get("error").asString()).contains("ECOAI_CACHING_ENABLED in the environment");
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.DEV);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"speed\":1}", "{\"mode\":\"fast\"}", "{\"ttl\":-1}", "{\"ttl\":\"soon\"}",
			"{\"mode\":\"\"}", "{\"mode\":\"prod\",\"ttll\":5}", "{\"ttl\":null}", "{\"prompt\":\"hello\"}",
			"{\"mode\":\"prod\",\"prompt\":\"hello\"}" })
	void refusesSettingsThatMakeNoSense(String body) {
		Reply reply = this.application.post("/settings", body);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().get("error").asString()).isNotEmpty();
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.DEV);
	}

	@Test
	void keepsAChangeThatCannotBeSaved() throws Exception {
		Files.deleteIfExists(this.settingsFile);
		Files.createDirectories(this.settingsFile.resolve("in-the-way"));
		try {
			Reply reply = this.application.post("/settings", "{\"ttl\":60}");
			assertThat(reply.status()).isEqualTo(503);
			assertThat(reply.json().get("error").asString()).contains("in force", "settings.json");
			assertThat(this.application.get("/settings").json().get("ttl").asInt()).isEqualTo(60);
		}
		finally {
			Files.delete(this.settingsFile.resolve("in-the-way"));
			Files.delete(this.settingsFile);
			this.application.post("/settings", "{\"ttl\":3600}");
		}
	}

	@Test
	void removesAnswersThatMeetAllConditions() {
		this.ecoAi.keep("k1", "gpt-4o", "summarise this")
			.keep("k2", "gpt-4o", "translate this")
			.keep("k3", "o1", "summarise that");
		assertThat(removed("?pattern=summarise*&model=gpt-4o")).isEqualTo(1);
		assertThat(removed("?namespace=other")).isZero();
		assertThat(removed("?key=k3")).isEqualTo(1);
		assertThat(removed("?model=")).isZero();
		assertThat(removed("")).isEqualTo(1);
	}

	@Test
	void removesAnswersThatCarryATag() {
		this.ecoAi.keep("k1", "gpt-4o", "hello", "doc-42", "news")
			.keep("k2", "gpt-4o", "hello", "doc-42")
			.keep("k3", "gpt-4o", "hello");
		assertThat(removed("?tag=")).isZero();
		assertThat(removed("?tag=doc-42&key=k2")).isEqualTo(1);
		assertThat(removed("?tag=doc-42")).isEqualTo(1);
		assertThat(removed("?key=k3")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cache?tags=news", "/cache?modle=gpt-4o", "/cache?model=gpt-4o&_=1" })
	void removesNothingForAConditionItDoesNotKnow(String path) {
		this.ecoAi.keep("kept", "gpt-4o", "hello");
		Reply reply = this.application.delete(path);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().get("error").asString())
			.containsPattern("Known are .*key, model, namespace, pattern, .*tag");
		assertThat(removed("?key=kept")).isEqualTo(1);
	}

	@Test
	void explainsARequestAndHidesItsTextByDefault() {
		this.ecoAi.keep("k1", "gpt-4o", "a secret");
		Reply reply = this.application.post("/explain",
				"{\"prompt\":\"hello\",\"system\":\"Be brief\",\"model\":\"chatModel\"}");
		assertThat(removed("?key=k1")).isEqualTo(1);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.contentType()).contains("json");
		JsonNode explanation = reply.json();
		assertThat(explanation.get("key").asString()).isEqualTo("1-abc");
		assertThat(explanation.at("/components/0/name").asString()).isEqualTo("system");
		assertThat(explanation.at("/components/1/digest").asString()).isEqualTo("u5");
		assertThat(explanation.at("/components/1/preview").isNull()).isTrue();
		assertThat(explanation.at("/nearest/key").asString()).isEqualTo("k1");
		assertThat(explanation.at("/nearest/createdAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(explanation.at("/nearest/prompt").isNull()).isTrue();
		assertThat(explanation.at("/nearest/differences/0").toString())
			.isEqualTo("{\"component\":\"user\",\"asked\":null,\"kept\":null}");
		assertThat(reply.body()).doesNotContain("hello", "brief", "secret");
		assertThat(this.application.get("/explain").status()).isEqualTo(404);
		assertThat(this.application.delete("/explain").status()).isEqualTo(404);
	}

	@Test
	void explainsWithoutANearestAnswer() {
		JsonNode explanation = this.application.post("/explain", "{\"prompt\":\" \",\"system\":\"\"}").json();
		assertThat(explanation.get("components").size()).isEqualTo(1);
		assertThat(explanation.get("nearest").isNull()).isTrue();
		assertThat(explanation.get("verdict").asString()).isEqualTo("miss");
		assertThat(explanation.get("kept").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"prompt\":\"\"}", "{\"prompt\":null}", "{\"model\":\"chatModel\"}",
			"{\"prompt\":\"hello\",\"model\":\"nobody\"}", "{\"prompt\":\"hello\",\"mode\":\"prod\"}",
			"{\"prompt\":\"hello\",\"user\":\"hello\"}" })
	void explainsNothingThatMakesNoSense(String body) {
		Reply reply = this.application.post("/explain", body);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().get("error").asString()).isNotEmpty();
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.DEV);
	}

	private int calls(String query) {
		return this.application.get(query).json().get("totalCalls").asInt();
	}

	private int removed(String query) {
		Reply reply = this.application.delete("/cache" + query);
		assertThat(reply.status()).isEqualTo(200);
		return reply.json().get("removed").asInt();
	}

}
