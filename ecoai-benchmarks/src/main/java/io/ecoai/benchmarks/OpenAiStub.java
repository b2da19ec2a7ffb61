package io.ecoai.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * Answers as OpenAI does, on a free port of this machine: the model in front of it is the
 * real one, whose options and answers are as large as in an application.
 */
public final class OpenAiStub implements AutoCloseable {

	/** How long the text of an answer is. */
	public static final int ANSWER_BYTES = 2048;

	/** In how many chunks of text a stream comes. */
	private static final int TEXT_CHUNKS = 64;

	/** One more says why it ends, and one what it took. */
	public static final int CHUNKS = TEXT_CHUNKS + 2;

	private final AtomicInteger requests = new AtomicInteger();

	private final WordText words = new WordText(2);

	private final JsonMapper json = new JsonMapper();

	private final AtomicLong bytesSent = new AtomicLong();

	private final IntFunction<String> texts;

	private final ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "openai-stub");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	/**
	 * Starts it. Its answers are words.
	 */
	public OpenAiStub() {
		this(ANSWER_BYTES);
	}

	/**
	 * Starts it. Its answers are words.
	 * @param bytes how long the text of an answer is, unless it is a stream
	 */
	public OpenAiStub(int bytes) {
		this(words(bytes));
	}

	/**
	 * Starts it.
	 * @param texts the text of each call by its number, which begins with 1
	 */
	public OpenAiStub(IntFunction<String> texts) {
		// Otherwise every answer waits 40 ms for an acknowledgement between head and
		// body.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		this.texts = texts;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/chat/completions", this::answer);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	/**
	 * A model that asks it.
	 * @return a new model
	 */
	public ChatModel model() {
		return OpenAiChatModel.builder()
			.options(OpenAiChatOptions.builder()
				.baseUrl("http://127.0.0.1:%d/v1".formatted(this.server.getAddress().getPort()))
				.apiKey("none")
				.model("gpt-4.1-mini")
				.maxRetries(0)
				.build())
			.build();
	}

	/**
	 * How often it has been asked.
	 * @return the number of requests
	 */
	public int requests() {
		return this.requests.get();
	}

	/**
	 * How much it has sent as the bodies of answers.
	 * @return the number of bytes
	 */
	public long bytesSent() {
		return this.bytesSent.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private static IntFunction<String> words(int bytes) {
		WordText words = new WordText(1);
		return (number) -> words.next(bytes);
	}

	private void answer(HttpExchange exchange) throws IOException {
		int number = this.requests.incrementAndGet();
		boolean stream = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace(" ", "")
			.contains("\"stream\":true");
		byte[] body = (stream ? stream(number) : call(number)).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
		this.bytesSent.addAndGet(body.length);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private String call(int number) {
		return """
				{"id":"chatcmpl-%d","object":"chat.completion","created":1780000000,"model":"gpt-4.1-mini-2025-04-14",\
				"choices":[{"index":0,"message":{"role":"assistant","content":%s,"refusal":null,"annotations":[]},\
				"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":900,"completion_tokens":450,\
				"total_tokens":1350,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},\
				"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,\
				"rejected_prediction_tokens":0}},"service_tier":"default","system_fingerprint":"fp_1"}"""
			.formatted(number, this.json.writeValueAsString(this.texts.apply(number)));
	}

	private String stream(int number) {
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < TEXT_CHUNKS; i++) {
			event(body, number, """
					"choices":[{"index":0,"delta":{"role":"assistant","content":"%s"},"finish_reason":null}]"""
				.formatted(this.words.next(ANSWER_BYTES / TEXT_CHUNKS)));
		}
		event(body, number, "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]");
		event(body, number,
				"\"choices\":[],\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":450,\"total_tokens\":1350}");
		return body.append("data: [DONE]\n\n").toString();
	}

	private static void event(StringBuilder body, int number, String content) {
		body.append("data: {\"id\":\"chatcmpl-").append(number);
		body.append("\",\"object\":\"chat.completion.chunk\",\"created\":1780000000,");
		body.append("\"model\":\"gpt-4.1-mini-2025-04-14\",").append(content).append("}\n\n");
	}

}
