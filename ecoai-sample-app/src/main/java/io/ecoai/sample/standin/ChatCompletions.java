package io.ecoai.sample.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /v1/chat/completions}, plain and as a stream of server-sent events.
 */
final class ChatCompletions implements HttpHandler {

	private static final String PATH = "/v1/chat/completions";

	private final JsonMapper json = new JsonMapper();

	private final AtomicInteger requests = new AtomicInteger();

	private final AnswerBook answers;

	private final Duration delay;

	ChatCompletions(AnswerBook answers, Duration delay) {
		this.answers = answers;
		this.delay = delay;
	}

	int requestCount() {
		return this.requests.get();
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!exchange.getRequestURI().getPath().equals(PATH)) {
				fail(exchange, 404, "Unknown path; this stand-in knows POST " + PATH);
			}
			else if (!exchange.getRequestMethod().equals("POST")) {
				fail(exchange, 405, "Only POST is known here");
			}
			else {
				answer(exchange);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answer(HttpExchange exchange) throws IOException, InterruptedException {
		this.requests.incrementAndGet();
		ChatRequest request;
		try {
			request = ChatRequest.read(this.json.readTree(exchange.getRequestBody().readAllBytes()));
		}
		catch (JacksonException ex) {
			fail(exchange, 400, "The body is not JSON");
			return;
		}
		Thread.sleep(this.delay.toMillis());
		Completion completion = Completion.of(request, this.answers.answer(request));
		if (request.stream()) {
			stream(exchange, completion, request.includeUsage());
		}
		else {
			send(exchange, 200, completion.whole());
		}
	}

	private void stream(HttpExchange exchange, Completion completion, boolean includeUsage) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		OutputStream out = exchange.getResponseBody();
		for (Object chunk : completion.chunks(includeUsage)) {
			event(out, this.json.writeValueAsString(chunk));
		}
		event(out, "[DONE]");
	}

	private static void event(OutputStream out, String data) throws IOException {
		out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private void fail(HttpExchange exchange, int status, String message) throws IOException {
		send(exchange, status, Completion.error(message));
	}

	private void send(HttpExchange exchange, int status, Object body) throws IOException {
		byte[] bytes = this.json.writeValueAsBytes(body);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

}
