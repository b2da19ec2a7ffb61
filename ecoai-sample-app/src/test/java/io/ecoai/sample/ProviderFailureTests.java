package io.ecoai.sample;

import java.io.IOException;
import java.net.ServerSocket;

import io.ecoai.sample.SampleClient.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SampleApplicationTest
@TestPropertySource(properties = { "OPENAI_API_KEY=not-a-key", "spring.ai.openai.max-retries=0" })
class ProviderFailureTests {

	@DynamicPropertySource
	static void nobodyListens(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			String url = "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
			registry.add("spring.ai.openai.base-url", () -> url);
		}
	}

	@Autowired
	private Environment environment;

	@Test
	void saysThatTheProviderDidNotAnswer() {
		SampleClient client = new SampleClient(this.environment);
		Reply<JsonNode> response = client.ask("Are you there?");
		assertThat(response.status()).isEqualTo(HttpStatus.BAD_GATEWAY);
		assertThat(response.body().path("error").asString()).startsWith("The provider did not answer: ")
			.doesNotContain("not-a-key");
		assertThat(client.get("/api/info", JsonNode.class).body().path("standIn").asBoolean()).isFalse();
	}

}
