package io.ecoai.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.UsageLogOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The jar as it is shipped, in the folder of an application whose configuration is not
 * its own. Runs with {@code mvn verify}.
 */
class StandaloneJarIT {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Pattern SHOWING = Pattern.compile("Showing (.+) at http://localhost:(\\d+)/ecoai/");

	private static final Pattern CALLS = Pattern.compile("\"totalCalls\":(\\d+)");

	private final List<Process> processes = new ArrayList<>();

	private final Path folder;

	private final Path database;

	StandaloneJarIT(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.database = folder.resolve(".ecoai/usage.db");
		Files.writeString(folder.resolve("application.properties"), """
				server.address=0.0.0.0
				server.port=1
				server.servlet.context-path=/shop
				ecoai.dashboard.path=/elsewhere
				ecoai.dashboard.enabled=false
				ecoai.dashboard.remote-access=true
				""");
	}

	@AfterEach
	void stop() throws InterruptedException {
		for (Process process : this.processes) {
			process.destroy();
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void followsALogThatAnApplicationWrites() throws Exception {
		try (UsageLog log = JdbcUsageLog.sqlite(this.database, UsageLogOptions.defaults(), Clock.systemUTC())) {
			log.repository().saveAll(calls(0, 3));
			int port = start(Map.of("ECOAI_DASHBOARD_PORT", "0"), "--no-browser");
			assertThat(callsShownAt(port)).isEqualTo(3);
			for (int from = 3; from < 1000; from += 10) {
				log.repository().saveAll(calls(from, Math.min(1000, from + 10)));
			}
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(callsShownAt(port)).isEqualTo(1000));
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1000);
		}
	}

	@Test
	void listensOnThisMachineOnlyWhateverStandsAroundIt() throws Exception {
		write(1);
		int port = start(Map.of("ECOAI_DASHBOARD_PORT", "0", "SERVER_ADDRESS", "0.0.0.0",
				"ECOAI_DASHBOARD_REMOTE_ACCESS", "true", "SPRING_PROFILES_ACTIVE", "prod"), "--no-browser");
		assertThat(get(port, "127.0.0.1:" + port, "/ecoai/")).startsWith("HTTP/1.1 200").contains("app.js");
		assertThat(get(port, "evil.example", "/ecoai/api/report")).startsWith("HTTP/1.1 403")
			.contains("'evil.example', which is no name of this machine")
			.doesNotContain("totalCalls");
		List<InetAddress> others = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.toList();
		for (InetAddress address : others) {
			assertThatExceptionOfType(ConnectException.class).as(address.toString())
				.isThrownBy(() -> new Socket(address, port).close());
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void opensTheBrowserUnlessToldNotTo() throws Exception {
		write(1);
		Path programs = Files.createDirectory(this.folder.resolve("programs"));
		Path opened = this.folder.resolve("opened.txt");
		Path program = Files.writeString(programs.resolve("xdg-open"), "#!/bin/sh\necho \"$1\" >'" + opened + "'\n");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
		Map<String, String> environment = Map.of("PATH", programs + ":" + System.getenv("PATH"), "ECOAI_DB_PATH",
				this.database.toString());
		start(environment, "--port", "0", "--no-browser");
		assertThat(opened).doesNotExist();
		int port = start(environment, "--port", "0");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(opened).hasContent("http://localhost:%d/ecoai/".formatted(port)));
	}

	@Test
	void saysWhatIsWrongWithTheFileAndEnds() throws Exception {
		assertThat(fail("--no-browser")).contains("There is no usage log at '" + this.database + "'", "--db PATH");
		Path foreign = Files.writeString(this.folder.resolve("notes.txt"), "certainly no database".repeat(100));
		assertThat(fail("--no-browser", "--db", foreign.toString())).contains("cannot be read as a usage log");
		assertThat(fail("--colour")).contains("There is no option --colour", "usage: java -jar ecoai-dashboard.jar");
	}

	private void write(int calls) {
		try (UsageLog log = JdbcUsageLog.sqlite(this.database, UsageLogOptions.defaults(), Clock.systemUTC())) {
			log.repository().saveAll(calls(0, calls));
		}
	}

	private static List<UsageRecord> calls(int from, int to) {
		List<UsageRecord> calls = new ArrayList<>();
		for (int i = from; i < to; i++) {
			calls.add(new UsageRecord(0, Instant.parse("2026-11-23T12:00:00Z"), "openai", "gpt-4o", false, 0, 900,
					BigDecimal.ZERO, 0.0, false, "Prompt " + i, PromptType.TEXT, "event-" + i, Outcome.MISS, "dev",
					"shop", "default", 10L, 20L, 0L, 0L, BigDecimal.ONE, null, null, 0.0, null, "key-" + i, null));
		}
		return calls;
	}

	/** The port where it listens. */
	private int start(Map<String, String> environment, String... arguments) throws IOException {
		Path output = this.folder.resolve("output-%d.txt".formatted(this.processes.size()));
		Process process = launch(environment, output, arguments);
		await().atMost(PATIENCE).until(() -> !process.isAlive() || SHOWING.matcher(Files.readString(output)).find());
		Matcher showing = SHOWING.matcher(Files.readString(output));
		assertThat(showing.find()).as(() -> read(output)).isTrue();
		assertThat(showing.group(1)).isEqualTo(this.database.toString());
		return Integer.parseInt(showing.group(2));
	}

	private String fail(String... arguments) throws Exception {
		Path output = this.folder.resolve("output-%d.txt".formatted(this.processes.size()));
		Process process = launch(Map.of(), output, arguments);
		assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isOne();
		return read(output);
	}

	private Process launch(Map<String, String> environment, Path output, String... arguments) throws IOException {
		Path jar = Path.of(System.getProperty("dashboard.jar", "dashboard.jar is not set: run mvn verify"));
		assertThat(jar).isRegularFile();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		Process process = builder.start();
		this.processes.add(process);
		return process;
	}

	private static int callsShownAt(int port) throws IOException {
		Matcher calls = CALLS.matcher(get(port, "localhost:" + port, "/ecoai/api/report"));
		assertThat(calls.find()).isTrue();
		return Integer.parseInt(calls.group(1));
	}

	/** By hand, since no client lets its user choose the host. */
	private static String get(int port, String host, String path) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host)
					.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
