package io.ecoai.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.ecoai.EcoAi;
import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.report.Figure;
import io.ecoai.benchmarks.report.StartUp;
import io.ecoai.benchmarks.report.UsageEvents;
import io.ecoai.benchmarks.report.UsageLogRate;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;

/**
 * A log with many records, beside one with 10,000.
 */
final class LargeLog {

	private static final int SMALL = 10_000;

	private static final int PROMPTS = 1_000_000;

	private static final int TARGET = 5;

	/** What keeps the target from being met. */
	private static final String BOUND = ": a summary adds up a row for each day and mode";

	private static final int WARM = 200;

	private static final int TIMES = 21;

	/** Older records would leave. */
	private static final Duration PERIOD = Duration.ofDays(89);

	private final int records;

	private final int pairs;

	private final Findings findings;

	LargeLog(int records, int pairs, Findings findings) {
		this.pairs = pairs;
		this.records = records;
		this.findings = findings;
	}

	void measure() throws IOException {
		try (Application small = new Application(); Application large = new Application()) {
			double before = Findings.heap();
			fill(small, SMALL);
			double rate = fill(large, this.records);
			this.findings.add("records written in a second, to the last of them", rate, "");
			this.findings.add("heap in use after that, more than before", Findings.heap() - before, "MB");
			summaries(small, large);
			history(large.ecoAi());
			SqliteFile file = new SqliteFile(large.folder().resolve("usage.db"));
			this.findings.say("rows of daily totals", Findings.count(file.rows("usage_daily")) + ", of 10,000 records "
					+ Findings.count(new SqliteFile(small.folder().resolve("usage.db")).rows("usage_daily")));
			this.findings.add("bytes of a record in the file", file.bytes() / (double) this.records, "");
			starts(small.folder(), large.folder());
		}
	}

	/** In the order of time, as records come. */
	private static double fill(Application application, int records) {
		UsageEvents events = new UsageEvents(Math.min(records, PROMPTS));
		Instant begin = Clock.systemUTC().instant().minus(PERIOD);
		long step = PERIOD.toNanos() / records;
		return UsageLogRate.perSecond(application.bean(UsageLog.class), 0, records,
				(number) -> events.event(number, begin.plusNanos(step * number)));
	}

	private void summaries(Application small, Application large) {
		for (int i = 0; i < WARM; i++) {
			small.ecoAi().summary();
		}
		// As often, unless that would take minutes.
		long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		for (int i = 0; i < WARM && System.nanoTime() < end; i++) {
			large.ecoAi().summary();
		}
		double[] smalls = new double[TIMES];
		double[] larges = new double[TIMES];
		double[] ratios = new double[TIMES];
		for (int i = 0; i < TIMES; i++) {
			smalls[i] = Findings.millis(small.ecoAi()::summary);
			larges[i] = Findings.millis(large.ecoAi()::summary);
			ratios[i] = larges[i] / smalls[i];
		}
		this.findings.add("`summary()` of 10,000 records", Figure.of(smalls), "ms");
		this.findings.add("`summary()` of all records", Figure.of(larges), "ms");
		Figure ratio = Figure.of(ratios);
		this.findings.say("the second beside the first, target ≤ %d ×".formatted(TARGET),
				ratio.textWithRange("×") + ((ratio.median() <= TARGET) ? ", met" : ", **not met**" + BOUND));
	}

	private void history(EcoAi ecoAi) {
		this.findings.time("`history(50)`, newest", () -> ecoAi.history(UsageQuery.latest(50)));
		for (int percent : new int[] { 50, 90 }) {
			UsageQuery deep = new UsageQuery(50, (int) (this.records * (long) percent / 100), null, null, null, null,
					null, null);
			this.findings.time(String.format(Locale.ROOT, "`history(50)`, %d %% of the way down", percent),
					() -> ecoAi.history(deep));
		}
		this.findings.time("`history(50)`, newest of a namespace",
				() -> ecoAi.history(UsageQuery.latest(50).inNamespace("tenant-7")));
	}

	private void starts(Path small, Path large) {
		StartUp start = new StartUp(this.pairs, List.of("--ecoai.usage.path=" + large.resolve("usage.db")),
				List.of("--ecoai.usage.path=" + small.resolve("usage.db")));
		this.findings.add("start-up of an application over the log", start.one(), "ms");
		this.findings.add("the same over 10,000 records", start.other(), "ms");
		this.findings.add("heap in use right after the start", start.heapOfOne(), "MB");
	}

}
