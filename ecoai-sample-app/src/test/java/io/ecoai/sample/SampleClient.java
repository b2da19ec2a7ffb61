package io.ecoai.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * What a browser would send.
 */
class SampleClient {

	private final RestClient http;

	SampleClient(Environment environment) {
		this(environment.getRequiredProperty("local.server.port", Integer.class));
	}

	SampleClient(int port) {
		this.http = RestClient.builder()
			.baseUrl("http://127.0.0.1:" + port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	Reply<JsonNode> ask(@Nullable String question) {
		return ask(question, null);
	}

	Reply<JsonNode> ask(@Nullable String question, @Nullable String conversation) {
		Map<String, @Nullable String> body = new HashMap<>();
		body.put("question", question);
		body.put("conversation", conversation);
		return Reply.of(this.http.post()
			.uri("/api/chat")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.toEntity(JsonNode.class));
	}

	<T> Reply<T> get(String path, Class<T> type) {
		return Reply.of(this.http.get().uri(path).retrieve().toEntity(type));
	}

	record Reply<T>(HttpStatusCode status, HttpHeaders headers, T body) {

		static <T> Reply<T> of(ResponseEntity<T> response) {
			return new Reply<>(response.getStatusCode(), response.getHeaders(),
					Objects.requireNonNull(response.getBody(), "no body"));
		}

	}

}
