package io.ecoai.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import io.ecoai.sample.standin.StandInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stops the application and starts it again with the files that it left.
 */
class RestartTests {

	private static final String QUESTION = "What does a cache do?";

	private final Path folder;

	RestartTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void keepsAnswersAndTotals() throws IOException {
		int port = freePort();
		JsonNode first;
		try (ConfigurableApplicationContext context = start(port)) {
			first = client(context).ask(QUESTION).body();
			assertThat(first.path("outcome").asString()).isEqualTo("miss");
			assertThat(first.path("costUsd").decimalValue()).isPositive();
		}
		try (ConfigurableApplicationContext context = start(port)) {
			SampleClient client = client(context);
			JsonNode second = client.ask(QUESTION).body();
			assertThat(second.path("outcome").asString()).isEqualTo("hit");
			assertThat(second.path("answer")).isEqualTo(first.path("answer"));
			assertThat(second.path("costUsd")).isEqualTo(first.path("costUsd"));
			assertThat(second.path("co2HighG")).isEqualTo(first.path("co2HighG"));
			assertThat(context.getBean(StandInServer.class).requestCount()).isZero();
			JsonNode totals = client.get("/api/totals", JsonNode.class).body();
			assertThat(totals.path("totalCalls").asInt()).isEqualTo(2);
			assertThat(totals.path("cacheHits").asInt()).isEqualTo(1);
		}
	}

	private ConfigurableApplicationContext start(int standInPort) {
		Path ecoai = this.folder.resolve(".ecoai");
		return new SpringApplicationBuilder(SampleApplication.class).run("--server.port=0", "--OPENAI_API_KEY=",
				"--ANTHROPIC_API_KEY=", "--GEMINI_API_KEY=", "--GOOGLE_API_KEY=", "--sample.stand-in.delay=0",
				"--sample.stand-in.port=" + standInPort, "--ecoai.sqlite.path=" + ecoai.resolve("cache.db"),
				"--ecoai.usage.path=" + ecoai.resolve("usage.db"),
				"--ecoai.settings-path=" + ecoai.resolve("settings.json"));
	}

	private static SampleClient client(ConfigurableApplicationContext context) {
		return new SampleClient(context.getEnvironment());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
