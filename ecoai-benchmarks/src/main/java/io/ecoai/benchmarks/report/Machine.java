package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.ecoai.benchmarks.LocalRedis;
import org.openjdk.jmh.util.Version;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where and how figures come about. Made before anything is measured, so that the load is
 * that of others.
 */
public final class Machine {

	private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

	private final Path root;

	/**
	 * Looks at the machine.
	 * @param root the folder of the project
	 */
	public Machine(Path root) {
		this.root = root;
	}

	/**
	 * What was found.
	 * @return a list in Markdown
	 */
	public String text() {
		return String.format(Locale.ROOT, """
				- %s, commit %s
				- Machine: %d processors%s, %d GB, %s %s; load average at the start: %.1f
				- Java: %s %s
				- JMH %s, SQLite %s, Redis %s
				""", LocalDate.now(ZoneOffset.UTC), commit(), Runtime.getRuntime().availableProcessors(),
				proc("cpuinfo", "model name").map((name) -> " (" + name + ")").orElse(""), gigabytes(),
				System.getProperty("os.name"), System.getProperty("os.version"), this.load,
				System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"),
				Version.getPlainVersion(), SQLiteJDBCLoader.getVersion(), redis());
	}

	private static String redis() {
		try (LocalRedis redis = new LocalRedis()) {
			return redis.version();
		}
	}

	private static long gigabytes() {
		return proc("meminfo", "memtotal").map((text) -> Long.parseLong(text.replaceAll("\\D", "")) / 1_000_000)
			.orElse(0L);
	}

	private static Optional<String> proc(String file, String name) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
			return lines.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private String commit() {
		String commit = git("rev-parse", "--short", "HEAD");
		if (commit.isEmpty()) {
			return "unknown";
		}
		String changes = git("status", "--porcelain", "--untracked-files=no", "--", ".",
				":!" + this.root.relativize(DocumentSection.document()));
		return commit + (changes.isEmpty() ? "" : " and changes");
	}

	private String git(String... arguments) {
		try {
			Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
				.directory(this.root.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

}
