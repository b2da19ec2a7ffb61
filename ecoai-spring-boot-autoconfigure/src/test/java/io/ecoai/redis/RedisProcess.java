package io.ecoai.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis in a process of its own, on the loopback interface, with nothing on disk
 * unless it is told otherwise.
 */
public final class RedisProcess implements AutoCloseable {

	private final Path folder;

	private final int port;

	private final List<String> options;

	private Process process;

	private RedisProcess(int port, List<String> options) throws IOException {
		this.folder = Files.createTempDirectory("ecoai-redis");
		this.port = port;
		this.options = options;
		start();
	}

	/** Started with some options, such as {@code --maxmemory 10mb}. */
	public static RedisProcess running(String... options) {
		return on(freePort(), options);
	}

	/** Started on a port. */
	public static RedisProcess on(int port, String... options) {
		try {
			return new RedisProcess(port, List.of(options));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Started as a Sentinel with a configuration that it may write. */
	static RedisProcess sentinel(Path configuration) {
		return running(configuration.toString(), "--sentinel");
	}

	/** A port that nobody listens to just now. */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	public String url() {
		return "redis://127.0.0.1:" + this.port;
	}

	/** Starts it again after {@link #kill()}, without what it had. */
	public void start() {
		try {
			File executable = ExecutableProvider.newJarResourceProvider(this.folder.toFile()).get();
			List<String> command = new ArrayList<>(List.of(executable.getAbsolutePath()));
			command.addAll(this.options);
			command.addAll(List.of("--port", String.valueOf(this.port), "--bind", "127.0.0.1", "--dir",
					this.folder.toString()));
			if (!this.options.contains("--sentinel")) {
				command.addAll(List.of("--save", "", "--appendonly", "no"));
			}
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(this.folder.resolve("log").toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(this::answers);
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), 1000);
			socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
			return socket.getInputStream().read() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Ends it as {@code kill -9} does. */
	public void kill() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Lets it accept connections and answer nothing. */
	public void freeze() {
		signal("-STOP");
	}

	/** Ends {@link #freeze()}. */
	public void thaw() {
		signal("-CONT");
	}

	private void signal(String signal) {
		try {
			new ProcessBuilder("kill", signal, String.valueOf(this.process.pid())).start()
				.waitFor(10, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
		try (var files = Files.walk(this.folder)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
