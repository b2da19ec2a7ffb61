package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.util.FileSystemUtils;

/**
 * What is written down of a run: where it took place, each target with what was measured,
 * and all figures.
 */
public final class PerformanceDocument {

	private static final int ANSWER_BYTES = 2048;

	private static final String PRE = "NearHit.%s shape=TEXT usageLog=true";

	private final Measurements measured;

	private final boolean quick;

	private final Path root;

	/**
	 * Creates the document.
	 * @param measured what JMH found out
	 * @param quick whether it was a short run
	 * @param root the folder of the project
	 */
	public PerformanceDocument(Measurements measured, boolean quick, Path root) {
		this.measured = measured;
		this.quick = quick;
		this.root = root;
	}

	/**
	 * The document. Measures what is not JMH's to measure.
	 * @return the text, in Markdown
	 */
	public String text() {
		StringBuilder text = new StringBuilder(Machine.heading(this.quick));
		text.append("""
				## Targets

				The other is what would be used in EcoAI's place, in the same run. Figures are medians.

				| Path | EcoAI | The other | Result | Target | |
				|---|---|---|---|---|---|
				""");
		rows().stream().filter(Row::isMeasured).forEach((row) -> text.append(row.markdown()).append('\n'));
		text.append(
				"""

						## All figures

						Microseconds are the median of a call; with `threads=`, calls in a microsecond. Bytes are what a call allocates.

						| Benchmark | µs | Bytes |
						|---|---|---|
						""");
		for (String name : this.measured.names()) {
			text.append(String.format(Locale.ROOT, "| `%s` | %.3f | %,.0f |%n", name, this.measured.median(name),
					this.measured.allocated(name)));
		}
		return text.toString();
	}

	private List<Row> rows() {
		double near = median(PRE.formatted("ecoai"));
		List<Row> rows = new ArrayList<>();
		rows.add(Row.ratio("Near-cache hit, 4 KB, beside Caffeine and SHA-256", near,
				median(PRE.formatted("caffeineAndSha256")), 2));
		rows.add(Row.ratio("The same, beside `@Cacheable` and Caffeine", near, median(PRE.formatted("cacheable")), 1));
		rows.add(allocation());
		rows.add(recording(near));
		rows.add(threads("false", "Throughput of 2 threads beside 1, log off"));
		rows.add(threads("true", "Throughput of 2 threads beside 1, log on"));
		rows.add(Row.ratio("SQLite hit, near cache cold, beside a prepared `SELECT`",
				median("StoredHit.ecoai storage=sqlite"), median("StoredHit.raw storage=sqlite"), 2));
		rows.add(Row.ratio("Redis hit, near cache cold, beside Lettuce `GET`", median("StoredHit.ecoai storage=redis"),
				median("StoredHit.raw storage=redis"), 1.25));
		rows.add(miss("memory"));
		rows.add(miss("sqlite"));
		double get = median("StoredHit.raw storage=redis");
		double missed = median("Miss.ecoai storage=redis") - median("Miss.model storage=redis");
		rows.add(Row.ratio("Miss overhead, Redis, in round trips", missed, get, 2));
		rows.addAll(unsampled());
		return rows;
	}

	private List<Row> unsampled() {
		StartUp startUp = new StartUp(this.quick ? 3 : 10);
		StoredBytes longer = new StoredBytes(this.root, 4096);
		StoredBytes shorter = new StoredBytes(this.root, 1200);
		double rate = usageLogRate();
		return List.of(
				new Row("Start-up added to an application", "%.0f ms".formatted(startUp.with()),
						"%.0f ms".formatted(startUp.without()), startUp.added(), 250, false, "ms"),
				new Row("Usage log, sustained", "%,.0f records/s".formatted(rate), "", rate, 200_000, true,
						"records/s"),
				new Row("Stored bytes, %d answers of 4 KB".formatted(longer.answers()), "", "the provider's JSON",
						longer.ratio(), 0.5, false, "×"),
				new Row("Stored bytes, %d answers of 1.2 to 2 KB".formatted(shorter.answers()), "",
						"the provider's JSON", shorter.ratio(), 1.25, false, "×"));
	}

	private double usageLogRate() {
		try {
			Path folder = Files.createTempDirectory("ecoai-benchmarks");
			try {
				return new UsageLogRate(folder).perSecond(this.quick ? 200_000 : 2_000_000);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Row allocation() {
		double bytes = this.measured.allocated(PRE.formatted("ecoai"));
		return new Row("Allocation of a near-cache hit, 4 KB, beside the bytes of the answer",
				"%,.0f B".formatted(bytes), "%,d B".formatted(ANSWER_BYTES), bytes / ANSWER_BYTES, 6, false, "×");
	}

	private Row recording(double near) {
		double without = median("NearHit.ecoai shape=TEXT usageLog=false");
		return new Row("What recording adds to a hit", Row.micros(near), Row.micros(without), near - without, 1, false,
				"µs");
	}

	private Row threads(String usageLog, String path) {
		String name = "NearHit.ecoai shape=TEXT usageLog=" + usageLog + " threads=";
		double one = median(name + 1);
		double two = median(name + 2);
		return new Row(path, "%.3f/µs".formatted(two), "%.3f/µs".formatted(one), two / one, 1.8, true, "×");
	}

	private Row miss(String storage) {
		double with = median("Miss.ecoai storage=" + storage);
		double without = median("Miss.model storage=" + storage);
		return new Row("Miss overhead, " + storage, Row.micros(with), Row.micros(without), with - without, 60, false,
				"µs");
	}

	private double median(String name) {
		return this.measured.median(name);
	}

	static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC);
	}

}
