package io.ecoai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A small HTTP server on the loopback interface that records requests and counts those in
 * flight. It is not WireMock because every request must get a thread of its own: two
 * hundred answers that are held back at once would exhaust WireMock's bounded pool, and
 * its delays are times rather than latches.
 */
final class WireServer implements AutoCloseable {

	private static final int BACKLOG = 1024;

	private final HttpServer server;

	private final ExecutorService threads;

	private final Function<WireRequest, WireAnswer> answers;

	private final StreamPace pace;

	private final List<WireRequest> requests = new CopyOnWriteArrayList<>();

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicInteger maxInFlight = new AtomicInteger();

	WireServer(Function<WireRequest, WireAnswer> answers, StreamPace pace) {
		this.answers = answers;
		this.pace = pace;
		this.threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "wire-server");
			thread.setDaemon(true);
			return thread;
		});
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<WireRequest> requests() {
		return List.copyOf(this.requests);
	}

	int inFlight() {
		return this.inFlight.get();
	}

	int maxInFlight() {
		return this.maxInFlight.get();
	}

	private void handle(HttpExchange exchange) throws IOException {
		WireRequest request = read(exchange);
		this.requests.add(request);
		int now = this.inFlight.incrementAndGet();
		this.maxInFlight.accumulateAndGet(now, Math::max);
		AtomicBoolean ended = new AtomicBoolean();
		// Before the last bytes go out: a caller who has the answer is not in flight.
		Runnable ending = () -> {
			if (ended.compareAndSet(false, true)) {
				this.inFlight.decrementAndGet();
			}
		};
		try {
			write(exchange, this.answers.apply(request), ending);
		}
		finally {
			ending.run();
		}
		// Not if something was thrown: the server then drops the connection, while to
		// close the exchange would end a stream as if it were complete.
		exchange.close();
	}

	private static WireRequest read(HttpExchange exchange) throws IOException {
		Map<String, String> headers = new TreeMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		return new WireRequest(exchange.getRequestURI().toString(), headers, body);
	}

	private void write(HttpExchange exchange, WireAnswer answer, Runnable ending) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", answer.contentType());
		// This server writes headers and body apart, without TCP_NODELAY: on a connection
		// that is kept alive, delayed acknowledgement costs 40 ms per answer.
		exchange.getResponseHeaders().set("Connection", "close");
		answer.headers().forEach(exchange.getResponseHeaders()::set);
		WireStream stream = answer.stream();
		if (stream != null) {
			exchange.sendResponseHeaders(answer.status(), 0);
			this.pace.send(stream, exchange.getResponseBody(), ending);
			return;
		}
		ending.run();
		byte[] bytes = answer.bytes();
		exchange.sendResponseHeaders(answer.status(), (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
