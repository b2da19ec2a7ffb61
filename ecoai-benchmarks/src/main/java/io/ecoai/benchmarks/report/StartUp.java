package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.ecoai.benchmarks.WebApplication;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * How much longer an application takes to start than another. Each start is a runtime of
 * its own. They take turns, and so does who comes first.
 */
public final class StartUp {

	/** Leaves EcoAI out of an application. */
	static final List<String> WITHOUT = List.of("--spring.autoconfigure.exclude=" + StreamSupport
		.stream(ImportCandidates.load(AutoConfiguration.class, StartUp.class.getClassLoader()).spliterator(), false)
		.filter((name) -> name.startsWith("io.ecoai."))
		.collect(Collectors.joining(",")));

	private final List<Started> ones = new ArrayList<>();

	private final List<Started> others = new ArrayList<>();

	/**
	 * Starts applications.
	 * @param pairs how many of each
	 * @param one what one of them is configured with
	 * @param other what the other is configured with
	 */
	public StartUp(int pairs, List<String> one, List<String> other) {
		// The first start reads everything from the disk.
		start(one);
		for (int i = 0; i < pairs; i++) {
			if (i % 2 == 0) {
				this.ones.add(start(one));
				this.others.add(start(other));
			}
			else {
				this.others.add(start(other));
				this.ones.add(start(one));
			}
		}
	}

	/**
	 * The one.
	 * @return milliseconds
	 */
	public Figure one() {
		return Figure.of(this.ones.stream().mapToDouble(Started::millis).toArray());
	}

	/**
	 * The other.
	 * @return milliseconds
	 */
	public Figure other() {
		return Figure.of(this.others.stream().mapToDouble(Started::millis).toArray());
	}

	/**
	 * What the one takes longer, in each pair.
	 * @return milliseconds
	 */
	public Figure added() {
		double[] differences = new double[this.ones.size()];
		for (int i = 0; i < differences.length; i++) {
			differences[i] = this.ones.get(i).millis() - this.others.get(i).millis();
		}
		return Figure.of(differences);
	}

	/**
	 * The heap that is in use in the one right after the start.
	 * @return megabytes
	 */
	public Figure heapOfOne() {
		return Figure.of(this.ones.stream().mapToDouble(Started::heap).toArray());
	}

	/**
	 * The heap that is in use in the other right after the start.
	 * @return megabytes
	 */
	public Figure heapOfOther() {
		return Figure.of(this.others.stream().mapToDouble(Started::heap).toArray());
	}

	private static Started start(List<String> properties) {
		try {
			List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
					"-XX:+UseG1GC", "-cp", System.getProperty("java.class.path"), WebApplication.class.getName()));
			command.addAll(properties);
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return output.lines()
				.filter((line) -> line.startsWith(WebApplication.STARTED))
				.map((line) -> line.substring(WebApplication.STARTED.length()).split(" "))
				.map((figures) -> new Started(Double.parseDouble(figures[0]), Double.parseDouble(figures[1])))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The application did not start: " + output));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Started(double millis, double heap) {

	}

}
