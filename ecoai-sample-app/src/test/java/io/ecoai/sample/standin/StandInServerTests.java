package io.ecoai.sample.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

class StandInServerTests {

	private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();

	private final StandInServer server = StandInServer.start(0, Duration.ZERO);

	private final JsonMapper json = new JsonMapper();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void streamsToTheRealClient() {
		List<ChatResponse> chunks = client().prompt()
			.user("Write a haiku about saving energy.")
			.stream()
			.chatResponse()
			.collectList()
			.blockOptional(Duration.ofSeconds(10))
			.orElseThrow();
		String text = chunks.stream()
			.flatMap((chunk) -> chunk.getResults().stream())
			.map((generation) -> Objects.requireNonNullElse(generation.getOutput().getText(), ""))
			.collect(Collectors.joining());
		assertThat(text).isEqualTo("Asked once, remembered.\nThe quiet server idles,\nthe answer still warm.");
		assertThat(chunks).hasSizeGreaterThan(5);
		assertThat(chunks.get(chunks.size() - 1).getMetadata().getUsage().getCompletionTokens()).isEqualTo(18);
	}

	@Test
	void endsAStreamWithUsageOnlyIfAsked() throws Exception {
		String question = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true";
		String plain = post("{\"model\":\"m\"," + question + "}").body();
		String counted = post("{\"model\":\"m\"," + question + ",\"stream_options\":{\"include_usage\":true}}").body();
		assertThat(plain).endsWith("data: [DONE]\n\n").doesNotContain("prompt_tokens");
		assertThat(counted).endsWith("data: [DONE]\n\n").contains("\"prompt_tokens\":5");
	}

	@Test
	void repeatsTheModelAndReadsTextParts() throws Exception {
		JsonNode answer = this.json.readTree(post("{\"model\":\"gpt-x\",\"messages\":[{\"role\":\"user\",\"content\":"
				+ "[{\"type\":\"text\",\"text\":\"Is it warm?\"}]}]}")
			.body());
		assertThat(answer.path("model").asString()).isEqualTo("gpt-x");
		assertThat(answer.at("/choices/0/message/content").asString()).startsWith("You asked: \"Is it warm?\"");
		assertThat(answer.at("/usage/total_tokens").asInt()).isGreaterThan(50);
	}

	@Test
	void refusesWhatItDoesNotKnowInOpenAisForm() throws Exception {
		String root = this.server.baseUrl().replace("/v1", "");
		assertThat(error(send(HttpRequest.newBuilder(URI.create(root + "/v1/embeddings")).build(), 404)))
			.startsWith("Unknown path");
		assertThat(error(send(HttpRequest.newBuilder(endpoint()).build(), 405))).startsWith("Only POST");
		assertThat(error(post("{").body())).isEqualTo("The body is not JSON");
	}

	@Test
	void takesAnotherPortIfTheWantedOneIsTaken() {
		int taken = URI.create(this.server.baseUrl()).getPort();
		try (StandInServer other = StandInServer.start(taken, Duration.ZERO)) {
			assertThat(other.baseUrl()).isNotEqualTo(this.server.baseUrl());
		}
	}

	@Test
	void leavesNoThreadBehind() throws Exception {
		post("{\"model\":\"m\",\"messages\":[]}");
		assertThat(threads()).contains("HTTP-Dispatcher", "stand-in");
		this.server.close();
		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads()).isEmpty());
	}

	private List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !this.threadsBefore.contains(thread))
			.map(Thread::getName)
			.filter((name) -> name.equals("stand-in") || name.equals("HTTP-Dispatcher"))
			.toList();
	}

	private ChatClient client() {
		return ChatClient.create(OpenAiChatModel.builder()
			.options(OpenAiChatOptions.builder()
				.baseUrl(this.server.baseUrl())
				.apiKey("none")
				.model("gpt-4o")
				.streamOptions(OpenAiChatOptions.StreamOptions.builder().includeUsage(true).build())
				.build())
			.build());
	}

	private String error(String body) {
		return this.json.readTree(body).at("/error/message").asString();
	}

	private URI endpoint() {
		return URI.create(this.server.baseUrl() + "/chat/completions");
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(endpoint()).POST(BodyPublishers.ofString(body)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private String send(HttpRequest request, int status) throws IOException, InterruptedException {
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(status);
		return response.body();
	}

}
