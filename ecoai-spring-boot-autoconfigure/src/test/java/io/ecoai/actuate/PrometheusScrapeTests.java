package io.ecoai.actuate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import io.ecoai.impact.Impact;
import io.ecoai.metrics.EcoAiMetrics;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A Prometheus server scrapes the endpoint.
 */
class PrometheusScrapeTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Path folder;

	private EndpointApplication application;

	private Process prometheus;

	private int port;

	PrometheusScrapeTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@BeforeEach
	void start() throws IOException {
		boolean installed = isInstalled();
		if ("true".equals(System.getenv("CI")) || Boolean.getBoolean("CI")) {
			assertThat(installed).as("prometheus on the PATH").isTrue();
		}
		assumeThat(installed).as("prometheus is not on the PATH").isTrue();
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
		ecoAi.log(UsageRecords.hit(1, "2026-11-23T08:00:00Z", "gpt-4o", "hello", "0.5"));
		this.application = new EndpointApplication(WebApplicationType.SERVLET, ecoAi);
		this.application.context()
			.getBean(EcoAiMetrics.class)
			.onUsage(new UsageEvent("1", Instant.parse("2026-11-23T08:00:00Z"), Outcome.HIT, "dev", "openai", "gpt-4o",
					PromptType.TEXT, "default", null, Impact.UNKNOWN, Duration.ZERO, null, null, null));
		this.port = freePort();
		Path configuration = Files.writeString(this.folder.resolve("prometheus.yml"), """
				scrape_configs:
				  - job_name: ecoai
				    scrape_interval: 1s
				    scrape_timeout: 1s
				    metrics_path: /actuator/ecoai
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				""".formatted(this.application.port()));
		this.prometheus = new ProcessBuilder("prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + this.folder.resolve("data"), "--web.listen-address=127.0.0.1:" + this.port)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("prometheus.log").toFile())
			.start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.prometheus != null) {
			this.prometheus.destroy();
			if (!this.prometheus.waitFor(10, TimeUnit.SECONDS)) {
				this.prometheus.destroyForcibly().waitFor();
			}
		}
		if (this.application != null) {
			this.application.close();
		}
	}

	@Test
	void findsTheMetersByTheirNames() {
		await().atMost(Duration.ofSeconds(60))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(query("up{job=\"ecoai\"}")).isEqualTo("1"));
		assertThat(query("ecoai_calls_total{outcome=\"hit\",provider=\"openai\",model=\"gpt-4o\",type=\"text\"}"))
			.isEqualTo("1");
		assertThat(query("max(ecoai_savings_cost_usd)")).isEqualTo("0.5");
		assertThat(query("ecoai_savings_co2_grams{bound=\"high\"}")).isEqualTo("0.25");
		assertThat(query("count({__name__=~\".+\", __name__!~\"ecoai_.+|up|scrape_.+\"}) or vector(0)")).isEqualTo("0");
	}

	private String query(String expression) {
		String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
		URI uri = URI.create("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(this.port, query));
		try {
			JsonNode answer = this.mapper
				.readTree(this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
			return answer.at("/data/result/0/value/1").asString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isInstalled() {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(path.split(":")).anyMatch((folder) -> Files.isExecutable(Path.of(folder, "prometheus")));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
