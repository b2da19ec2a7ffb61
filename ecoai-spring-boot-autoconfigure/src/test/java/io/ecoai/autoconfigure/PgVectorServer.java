package io.ecoai.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of this machine, if it has the extension pgvector: the one that
 * other tests bring along has not.
 */
final class PgVectorServer implements AutoCloseable {

	private final Process process;

	private final int port;

	private PgVectorServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/** Why there is no such server, or {@code null} if there is one. */
	static @Nullable String obstacle() {
		String folder = config("--sharedir");
		if (folder == null) {
			return "there is no pg_config: PostgreSQL with its development files is not installed";
		}
		if (!Files.exists(Path.of(folder, "extension", "vector.control"))) {
			return "PostgreSQL is here without the extension pgvector";
		}
		return Files.isExecutable(Path.of(config("--bindir"), "initdb")) ? null
				: "PostgreSQL is here without its server";
	}

	/** Starts it on a free port with its data in a folder. */
	static PgVectorServer start(Path folder) throws IOException, InterruptedException {
		Path data = folder.resolve("pg");
		Path programs = Path.of(config("--bindir"));
		run(programs.resolve("initdb").toString(), "-A", "trust", "-U", "postgres", "-E", "UTF-8", "-D",
				data.toString());
		int port = freePort();
		Process process = new ProcessBuilder(command(programs.resolve("postgres").toString(), "-D", data.toString(),
				"-p", Integer.toString(port), "-h", "127.0.0.1", "-k", "", "-F"))
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("pg.log").toFile())
			.start();
		PgVectorServer server = new PgVectorServer(process, port);
		Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
			server.execute("CREATE EXTENSION IF NOT EXISTS vector");
			return true;
		});
		return server;
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(this.port);
	}

	private void execute(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(url()); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command(command)).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(output);
		}
	}

	/** PostgreSQL refuses to run as root. */
	private static List<String> command(String... command) {
		List<String> all = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			all.addAll(List.of("unshare", "-U"));
		}
		all.addAll(List.of(command));
		return all;
	}

	private static @Nullable String config(String option) {
		try {
			Process process = new ProcessBuilder("pg_config", option).start();
			String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return (process.waitFor() == 0 && !line.isEmpty()) ? line : null;
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
