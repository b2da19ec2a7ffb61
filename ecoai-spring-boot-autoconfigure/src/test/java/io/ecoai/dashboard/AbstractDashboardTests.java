package io.ecoai.dashboard;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
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
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every web stack has to answer, below a context path and a path of one's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractDashboardTests {

	private static final String AT = "/shop/admin/eco";

	private final WebApplicationType type;

	private InMemoryEcoAi ecoAi;

	private DashboardApplication application;

	AbstractDashboardTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start(@TempDir Path folder) {
		this.ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"),
				Map.of(Setting.CACHING_ENABLED, new PinnedValue(true, "ECOAI_CACHING_ENABLED in the environment")));
		this.ecoAi.log(UsageRecords.miss(1, "2026-11-22T08:00:00Z", "gpt-4o", "<img src=x onerror=alert(1)>"),
				UsageRecords.hit(2, "2026-11-22T09:00:00Z", "gpt-4o", "=1+1", "0.5"));
		this.application = new DashboardApplication(this.type, this.ecoAi, "server.servlet.context-path=/shop",
				"spring.webflux.base-path=/shop", "ecoai.dashboard.path=admin/eco/");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void leadsToItsFolderWhateverStandsBefore() {
		HttpResponse<String> response = this.application.get(AT);
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).hasValue("eco/");
	}

	@ParameterizedTest
	@CsvSource({ "/,text/html", "/index.html,text/html", "/app.js,text/javascript", "/dashboard.css,text/css",
			"/icon.svg,image/svg+xml", "/uplot.js,text/javascript", "/uplot.css,text/css" })
	void servesItsFilesWithRulesForTheBrowser(String file, String mediaType) {
		HttpResponse<String> response = this.application.get(AT + file);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isNotEmpty();
		assertThat(header(response, "Content-Type")).startsWith(mediaType);
		assertThat(header(response, "Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'; ")
			.contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(header(response, "Cache-Control")).contains("no-cache");
		String tag = header(response, "ETag");
		assertThat(this.application.get(AT + file, "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing.js", "/package-info.class", "/Dashboard.class", "/api", "/api/nothing",
			"/api/cache", "/%2e%2e/settings.json", "/api/report/more" })
	void servesNothingElse(String path) {
		assertThat(this.application.get(AT + path).statusCode()).isIn(400, 404);
	}

	@Test
	void isNoStaticResource() {
		assertThat(this.application.get("/shop/io/ecoai/dashboard/index.html").statusCode()).isEqualTo(404);
		assertThat(this.application.get("/shop/index.html").statusCode()).isEqualTo(404);
	}

	@Test
	void tellsWhatTheEndpointTells() {
		assertThat(json("/api/report?from=2026-11-22").path("totalCalls").asInt()).isEqualTo(2);
		assertThat(json("/api/history?limit=1").path(0).path("prompt").asString()).isEqualTo("=1+1");
		assertThat(json("/api/prompts?search=onerror").path("prompts").path(0).path("prompt").asString())
			.isEqualTo("<img src=x onerror=alert(1)>");
		assertThat(json("/api/daily")).hasSize(1);
		assertThat(json("/api/models").path(0).asString()).isEqualTo("chatModel");
		assertThat(json("/api/about").path("deletes").asBoolean()).isTrue();
	}

	@Test
	void givesTablesToDownload() {
		HttpResponse<String> response = this.application.get(AT + "/api/history?format=csv");
		assertThat(header(response, "Content-Type")).startsWith("text/csv");
		assertThat(header(response, "Content-Disposition")).isEqualTo("attachment; filename=\"ecoai-history.csv\"");
		assertThat(response.body()).startsWith("id,timestamp,").contains("'=1+1");
		assertThat(this.application.get(AT + "/api/settings?format=csv").statusCode()).isEqualTo(404);
	}

	@Test
	void saysWhatIsWrongWithAParameter() {
		HttpResponse<String> response = this.application.get(AT + "/api/daily?from=yesterday");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(read(response).path("error").asString()).contains("'yesterday' is no value for from");
	}

	@Test
	void changesSettings() {
		HttpResponse<String> response = change("POST", "/api/settings", "{\"mode\":\"replay\",\"ttl\":90}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(read(response).path("ttl").asInt()).isEqualTo(90);
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.REPLAY);
		assertThat(this.application.get(AT + "/").statusCode()).as("decided at the start").isEqualTo(200);
		HttpResponse<String> pinned = change("POST", "/api/settings", "{\"cachingEnabled\":false}");
		assertThat(pinned.statusCode()).isEqualTo(409);
		assertThat(pinned.body()).contains("ECOAI_CACHING_ENABLED in the environment");
		assertThat(change("POST", "/api/settings", "[").statusCode()).isEqualTo(400);
	}

	@Test
	void removesAnswersAndExplains() {
		this.ecoAi.keep("key-1", "gpt-4o", "hello");
		assertThat(read(change("POST", "/api/explain", "{\"key\":\"key-1\"}")).path("key").asString())
			.isEqualTo("key-1");
		assertThat(read(change("DELETE", "/api/prompts?model=gpt-4o", "")).path("removed").asInt()).isEqualTo(1);
		assertThat(change("DELETE", "/api/prompts?modle=gpt-4o", "").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST   | /api/settings | Content-Type: application/json
			POST   | /api/settings | Content-Type: text/plain, X-EcoAI-Dashboard: 1
			POST   | /api/settings | Content-Type: application/json, X-EcoAI-Dashboard: 1, Origin: http://evil.example
			POST   | /api/settings | Content-Type: application/json, X-EcoAI-Dashboard: 1, Origin: null
			POST   | /api/settings | Content-Type: application/json, X-EcoAI-Dashboard: 1, Sec-Fetch-Site: same-site
			POST   | /api/explain  | Content-Type: application/json, X-EcoAI-Dashboard: 1, Sec-Fetch-Site: cross-site
			DELETE | /api/prompts  | Origin: http://localhost:1, X-EcoAI-Dashboard: 1
			DELETE | /api/cache    | Accept: */*
			""")
	void letsNoOtherSiteChangeAnything(String method, String path, String headers) {
		this.ecoAi.keep("kept", "gpt-4o", "hello");
		HttpResponse<String> response = this.application.send(method, AT + path,
				method.equals("POST") ? "{\"ttl\":1,\"prompt\":\"x\"}" : "", headers.split(", |: ", -1));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("error");
		assertThat(this.ecoAi.settings().ttl()).isNotEqualTo(Duration.ofSeconds(1));
		assertThat(this.ecoAi.cache().entries()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin: http://evil.example", "Origin: null",
			"Origin: http://evil.example, Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: cross-site",
			"Sec-Fetch-Site: same-site" })
	void letsNoOtherSiteReadAnythingThoughTheApplicationLetsAll(String headers) {
		HttpResponse<String> response = this.application.get(AT + "/api/history", headers.split(", |: ", -1));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("own pages").doesNotContain("onerror");
		if (headers.startsWith("Origin")) {
			assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Accept: */*" })
	void letsItsOwnPagesAndWhoeverTypesTheAddressRead(String header) {
		assertThat(this.application.get(AT + "/api/history", header.split(": ", 2)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 127.0.0.1", "x-forwarded-host: localhost", "Forwarded: for=127.0.0.1",
			"X-Real-IP: 127.0.0.1", "Via: 1.1 proxy" })
	void answersNoForwardedRequest(String header) {
		HttpResponse<String> response = this.application.get(AT + "/api/report", header.split(": ", 2));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("ecoai.dashboard.remote-access");
	}

	private HttpResponse<String> change(String method, String path, String body) {
		return this.application.send(method, AT + path, body, "Content-Type", "application/json",
				DashboardApplication.OURS, "1", "Origin", "http://127.0.0.1:" + this.application.port());
	}

	private JsonNode json(String path) {
		HttpResponse<String> response = this.application.get(AT + path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return read(response);
	}

	private static JsonNode read(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

}
