package io.ecoai.cache.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands in for a provider: answers over HTTP and counts how often each question was
 * asked. Questions that begin with {@code slow} are answered when they are released.
 */
final class CountingProvider implements AutoCloseable {

	private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

	private final Map<String, CompletableFuture<Boolean>> held = new ConcurrentHashMap<>();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);

	private final long millis;

	private final HttpServer server;

	/** Takes so many milliseconds for an answer. */
	CountingProvider(long millis) {
		this.millis = millis;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
		this.calls.computeIfAbsent(question, (key) -> new AtomicInteger()).incrementAndGet();
		CompletableFuture<?> released = question.startsWith("slow") ? release(question, false)
				: CompletableFuture.completedFuture(true);
		released.thenRun(() -> this.threads.schedule(() -> send(exchange, "answer to " + question), this.millis,
				TimeUnit.MILLISECONDS));
	}

	private static void send(HttpExchange exchange, String text) {
		try {
			byte[] answer = text.getBytes(UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		}
		catch (IOException ex) {
			// The caller is gone, as some of them are to be.
		}
	}

	private CompletableFuture<Boolean> release(String question, boolean now) {
		CompletableFuture<Boolean> released = this.held.computeIfAbsent(question, (key) -> new CompletableFuture<>());
		if (now) {
			released.complete(true);
		}
		return released;
	}

	void release(String question) {
		release(question, true);
	}

	int calls(String question) {
		AtomicInteger count = this.calls.get(question);
		return (count != null) ? count.get() : 0;
	}

	int questions() {
		return this.calls.size();
	}

	int calls() {
		return this.calls.values().stream().mapToInt(AtomicInteger::get).sum();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/";
	}

	/** Asks a provider from any JVM. */
	static String ask(HttpClient client, String url, String question) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.POST(HttpRequest.BodyPublishers.ofString(question))
			.build();
		return client.send(request, BodyHandlers.ofString()).body();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
