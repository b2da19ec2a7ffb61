package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.util.FileSystemUtils;

/**
 * What is not a matter of calls, and so not JMH's to measure.
 */
public final class Unsampled {

	private static final int PAIRS = 10;

	private static final int RECORDS = 2_000_000;

	private static final int RATES = 3;

	private final Path root;

	/**
	 * Prepares it.
	 * @param root the folder of the project
	 */
	public Unsampled(Path root) {
		this.root = root;
	}

	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		rows.add(startUp());
		Figure rate = Figure.of(rates());
		rows.add(Row.of("Usage log, sustained", rate, Figure.NONE, "records/s", rate,
				Target.atLeast(200_000, "records/s")));
		rows.add(stored("at least 4 KB", 4096, Integer.MAX_VALUE, Target.atMost(0.5, "×")));
		rows.add(stored("1 to 2 KB", 1024, 2048, Target.none("×")));
		return rows;
	}

	private static Row startUp() {
		StartUp startUp = new StartUp(PAIRS, List.of(), StartUp.WITHOUT);
		return Row.of("Start-up added to a web application with a model, %d pairs".formatted(PAIRS), startUp.one(),
				startUp.other(), "ms", startUp.added(), Target.atMost(250, "ms"));
	}

	private Row stored(String length, int least, int most, Target target) {
		StoredBytes stored = new StoredBytes(this.root, least, most);
		Figure ratio = Figure.of(stored.ratio());
		return new Row(String.format(Locale.ROOT, "Stored bytes, %d answers of %s", stored.answers(), length), "",
				"the provider's JSON", ratio, target);
	}

	private static double[] rates() {
		double[] rates = new double[RATES];
		for (int i = 0; i < RATES; i++) {
			try {
				Path folder = Files.createTempDirectory("ecoai-benchmarks");
				try {
					rates[i] = new UsageLogRate(folder).perSecond(RECORDS);
				}
				finally {
					FileSystemUtils.deleteRecursively(folder);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return rates;
	}

}
