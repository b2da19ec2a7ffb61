package io.ecoai.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A Prometheus server scrapes the running sample. Where it is not installed the test is
 * left out, but never with {@code CI=true}.
 */
@SampleApplicationTest
@TestPropertySource(properties = "sample.test=prometheus")
class PrometheusTests {

	private static final String JOB = """
			scrape_configs:
			  - job_name: sample
			    scrape_interval: 1s
			    scrape_timeout: 1s
			    metrics_path: /actuator/ecoai
			    static_configs:
			      - targets: ["127.0.0.1:%s"]
			""";

	@Autowired
	private Environment environment;

	private final Path folder;

	private @Nullable Process prometheus;

	private int port;

	PrometheusTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@BeforeEach
	void startPrometheus() throws IOException {
		boolean installed = isInstalled();
		if ("true".equals(System.getenv("CI"))) {
			assertThat(installed).as("prometheus on the PATH").isTrue();
		}
		assumeThat(installed).as("prometheus is not on the PATH").isTrue();
		this.port = freePort();
		Path configuration = Files.writeString(this.folder.resolve("prometheus.yml"),
				JOB.formatted(this.environment.getProperty("local.server.port")));
		this.prometheus = new ProcessBuilder("prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + this.folder.resolve("data"), "--web.listen-address=127.0.0.1:" + this.port)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("prometheus.log").toFile())
			.start();
	}

	@AfterEach
	void stopPrometheus() throws InterruptedException {
		if (this.prometheus != null) {
			this.prometheus.destroy();
			if (!this.prometheus.waitFor(10, TimeUnit.SECONDS)) {
				this.prometheus.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void countsTheHitOfARepeatedQuestion() {
		SampleClient client = new SampleClient(this.environment);
		String question = "What is " + UUID.randomUUID() + "?";
		client.ask(question);
		client.ask(question);
		await().atMost(Duration.ofSeconds(60))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(query("ecoai_calls_total{outcome=\"hit\"}")).isEqualTo("1"));
		assertThat(query("ecoai_calls_total{outcome=\"miss\",model=\"gpt-4o\"}")).isEqualTo("1");
	}

	private String query(String expression) {
		JsonNode answer = RestClient.create("http://127.0.0.1:" + this.port)
			.get()
			.uri("/api/v1/query?query={expression}", expression)
			.retrieve()
			.body(JsonNode.class);
		return Objects.requireNonNull(answer).at("/data/result/0/value/1").asString();
	}

	private static boolean isInstalled() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "prometheus")));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
