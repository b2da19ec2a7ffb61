package io.ecoai.sample.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in OpenAI's chat format on the loopback address. The same request always gets
 * the same answer.
 */
public final class StandInServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StandInServer.class);

	private final HttpServer server;

	private final ExecutorService threads;

	private final ChatCompletions completions;

	private StandInServer(HttpServer server, Duration delay) {
		this.server = server;
		this.completions = new ChatCompletions(new AnswerBook(), delay);
		this.threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "stand-in");
			thread.setDaemon(true);
			return thread;
		});
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this.completions);
	}

	/**
	 * Starts a server.
	 * @param port the port to use if it is free; otherwise, and for {@code 0}, any free
	 * one
	 * @param delay how long to think before each answer
	 * @return the running server
	 */
	public static StandInServer start(int port, Duration delay) {
		try {
			StandInServer standIn = new StandInServer(bind(port), delay);
			standIn.server.start();
			return standIn;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The stand-in found no free port on 127.0.0.1", ex);
		}
	}

	private static HttpServer bind(int port) throws IOException {
		try {
			return HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
		}
		catch (BindException ex) {
			logger.warn(
					"Port {} is taken, so the stand-in listens on another: it answers from there, but what was "
							+ "cached with port {} is not found, because the address is part of the question",
					port, port);
			return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
	}

	/**
	 * What to set as {@code spring.ai.openai.base-url}.
	 * @return the URL
	 */
	public String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1";
	}

	/**
	 * How many questions have arrived.
	 * @return the number of chat requests since the start
	 */
	public int requestCount() {
		return this.completions.requestCount();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
