package io.ecoai.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the jar, whose beans were fixed at build time, as a process of its own. Runs
 * with {@code mvn verify -Paot}. Where no JDK 25 or newer is found its tests are left
 * out, but never with {@code CI=true}.
 */
class AheadOfTimeIT {

	private static final Pattern PAGE = Pattern.compile("Open http://127\\.0\\.0\\.1:(\\d+)");

	private static final Pattern JAVA_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

	private static final List<String> API_KEYS = List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY",
			"GOOGLE_API_KEY");

	private final Path folder;

	private Path jar;

	private @Nullable Process application;

	AheadOfTimeIT(@TempDir Path folder) {
		this.folder = folder;
		this.jar = folder;
	}

	@BeforeEach
	void findJar() {
		this.jar = Path.of(System.getProperty("sample.jar", "sample.jar is not set: run mvn verify -Paot"));
		assertThat(this.jar).isRegularFile();
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.application != null) {
			this.application.destroy();
			if (!this.application.waitFor(20, TimeUnit.SECONDS)) {
				this.application.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void cachesAheadOfTime() throws IOException {
		assertThat(cachesWith(Path.of(System.getProperty("java.home")), "-Dspring.aot.enabled=true"))
			.contains("Starting AOT-processed SampleApplication");
	}

	@Test
	void cachesAheadOfTimeOnJava25() throws IOException {
		assertThat(cachesWith(java25(), "-Dspring.aot.enabled=true"))
			.contains("Starting AOT-processed SampleApplication");
	}

	/**
	 * Not ahead of time: there, whether threads are virtual is fixed by the Java that
	 * builds.
	 */
	@Test
	void cachesOnVirtualThreadsOnJava25() throws IOException {
		assertThat(cachesWith(java25(), "-Dspring.threads.virtual.enabled=true")).contains("[omcat-handler-");
	}

	private String cachesWith(Path javaHome, String option) throws IOException {
		Path log = start(javaHome, option);
		SampleClient client = new SampleClient(port(log));
		JsonNode first = client.ask("What does a cache do?").body();
		JsonNode second = client.ask("What does a cache do?").body();
		assertThat(first.path("outcome").asString()).isEqualTo("miss");
		assertThat(second.path("outcome").asString()).isEqualTo("hit");
		assertThat(second.path("answer")).isEqualTo(first.path("answer"));
		assertThat(second.path("costUsd").decimalValue()).isPositive();
		JsonNode totals = client.get("/actuator/ecoai", JsonNode.class).body();
		assertThat(totals.path("totalCalls").asInt()).isEqualTo(2);
		assertThat(totals.path("cacheHits").asInt()).isEqualTo(1);
		assertThat(client.get("/ecoai/", String.class).body()).contains("app.js");
		assertThat(client.get("/ecoai/api/prompts", JsonNode.class).body().path("prompts").path(0).path("hits").asInt())
			.isEqualTo(1);
		assertThat(this.folder.resolve(".ecoai").resolve("cache.db")).isRegularFile();
		// The only warning: that the stand-in answers.
		return assertThat(read(log)).contains("EcoAI caches openAiChatModel")
			.doesNotContain("WARNING", " ERROR ", "\tat ")
			.containsOnlyOnce(" WARN ")
			.actual();
	}

	private Path start(Path javaHome, String option) throws IOException {
		Path log = this.folder.resolve("log.txt");
		ProcessBuilder builder = new ProcessBuilder(javaHome.resolve("bin").resolve("java").toString(), option, "-jar",
				this.jar.toString(), "--server.port=0", "--sample.stand-in.port=0")
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().keySet().removeAll(API_KEYS);
		this.application = builder.start();
		return log;
	}

	private int port(Path log) {
		Process process = Objects.requireNonNull(this.application);
		await().atMost(Duration.ofSeconds(90))
			.until(() -> !process.isAlive() || PAGE.matcher(Files.readString(log)).find());
		Matcher page = PAGE.matcher(read(log));
		assertThat(page.find()).as(() -> read(log)).isTrue();
		return Integer.parseInt(page.group(1));
	}

	private static Path java25() throws IOException {
		Path home = javaHomes().filter((candidate) -> featureVersion(candidate) >= 25).findFirst().orElse(null);
		if ("true".equals(System.getenv("CI"))) {
			assertThat(home).as("a JDK 25 or newer").isNotNull();
		}
		assumeThat(home).as("a JDK 25 or newer").isNotNull();
		return Objects.requireNonNull(home);
	}

	/** This one, the one that JAVA_HOME_25 names, and those that the system has. */
	private static Stream<Path> javaHomes() throws IOException {
		Path installed = Path.of("/usr/lib/jvm");
		List<Path> others = List.of();
		if (Files.isDirectory(installed)) {
			try (Stream<Path> homes = Files.list(installed)) {
				others = homes.sorted().toList();
			}
		}
		return Stream
			.of(Stream.of(Path.of(System.getProperty("java.home"))),
					Stream.ofNullable(System.getenv("JAVA_HOME_25")).map(Path::of), others.stream())
			.flatMap((homes) -> homes);
	}

	private static int featureVersion(Path home) {
		Path release = home.resolve("release");
		if (!Files.isRegularFile(release)) {
			return 0;
		}
		return read(release).lines()
			.map(JAVA_VERSION::matcher)
			.filter(Matcher::matches)
			.map((version) -> Integer.parseInt(version.group(1)))
			.findFirst()
			.orElse(0);
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
