package io.ecoai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * Runs a main class in a JVM of its own, on this JVM's class path.
 */
public final class JavaProcess {

	private static final long LIMIT_SECONDS = 120;

	private JavaProcess() {
	}

	/**
	 * Run a main class to its end.
	 * @param javaHome the JDK to use
	 * @param jvmArgs arguments for the JVM, such as {@code -Duser.language=tr}
	 * @param mainClass the class to run
	 * @param args arguments for the class
	 * @return what it printed to its standard output, read as UTF-8
	 * @throws AssertionError if it does not end within two minutes or its exit code is
	 * not zero, with all that it printed
	 */
	public static String run(Path javaHome, List<String> jvmArgs, Class<?> mainClass, String... args) {
		try {
			Path folder = Files.createTempDirectory("java-process");
			try {
				return run(folder, folder, command(javaHome, jvmArgs, mainClass, args));
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run a main class of this JDK to its end in a working directory, where nothing is
	 * left but what the class leaves there.
	 * @param workingDirectory the directory
	 * @param mainClass the class to run
	 * @param args arguments for the class
	 * @return what it printed, as {@link #run} returns it
	 */
	public static String runIn(Path workingDirectory, Class<?> mainClass, String... args) {
		try {
			Path folder = Files.createTempDirectory("java-process");
			try {
				return run(workingDirectory, folder, command(currentJavaHome(), List.of(), mainClass, args));
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start a main class of this JDK, which the caller ends.
	 * @param out takes what it prints, to both of its outputs
	 * @param mainClass the class to run
	 * @param args arguments for the class
	 * @return the process
	 */
	public static Process start(Path out, Class<?> mainClass, String... args) {
		try {
			return new ProcessBuilder(command(currentJavaHome(), List.of(), mainClass, args)).redirectErrorStream(true)
				.redirectOutput(out.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String run(Path workingDirectory, Path folder, List<String> command) throws IOException {
		Path out = folder.resolve("out");
		Path err = folder.resolve("err");
		// Files, not pipes: nobody need read while it runs, and it cannot block on a full
		// one.
		Process process = new ProcessBuilder(command).directory(workingDirectory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start();
		try {
			boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
			String printed = Files.readString(out, StandardCharsets.UTF_8);
			if (!ended || process.exitValue() != 0) {
				throw new AssertionError("%s %s%n%s%n%s".formatted(command.get(0),
						ended ? "exited with " + process.exitValue() : "did not end", printed, Files.readString(err)));
			}
			return printed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static List<String> command(Path javaHome, List<String> jvmArgs, Class<?> mainClass, String... args) {
		List<String> command = new ArrayList<>();
		command.add(javaHome.resolve("bin").resolve("java").toString());
		// 18 and later print UTF-8 by another property than 17 does.
		command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8",
				"-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
		command.addAll(jvmArgs);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
		command.addAll(List.of(args));
		return command;
	}

	/**
	 * The JDK that runs this JVM.
	 * @return its home
	 */
	public static Path currentJavaHome() {
		return Path.of(System.getProperty("java.home"));
	}

	/**
	 * The JDKs to compare: the current one, and one of another feature version if
	 * {@code JAVA_HOME_25} names it or {@code /usr/lib/jvm} holds it.
	 * @return one or two homes, the current one first
	 */
	public static List<Path> javaHomes() {
		Path current = currentJavaHome();
		int version = Runtime.version().feature();
		return Stream.concat(Stream.of(current), candidates().filter((home) -> isOther(home, version)).limit(1))
			.toList();
	}

	private static Stream<Path> candidates() {
		Stream<Path> named = Stream.ofNullable(System.getenv("JAVA_HOME_25")).map(Path::of);
		Path installed = Path.of("/usr/lib/jvm");
		if (!Files.isDirectory(installed)) {
			return named;
		}
		try (Stream<Path> homes = Files.list(installed)) {
			return Stream.concat(named, homes.sorted().toList().stream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Older ones than the baseline cannot run the classes. */
	private static boolean isOther(Path home, int version) {
		int found = featureVersion(home);
		return found >= 17 && found != version && Files.isExecutable(home.resolve("bin").resolve("java"));
	}

	static int featureVersion(Path home) {
		Path release = home.resolve("release");
		if (!Files.isRegularFile(release)) {
			return 0;
		}
		try (Stream<String> lines = Files.lines(release)) {
			return lines.filter((line) -> line.startsWith("JAVA_VERSION="))
				.map((line) -> Runtime.Version.parse(Objects.requireNonNull(line.split("\"", -1)[1])).feature())
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
