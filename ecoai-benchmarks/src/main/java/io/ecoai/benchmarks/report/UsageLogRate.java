package io.ecoai.benchmarks.report;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.UsageLogOptions;

/**
 * How many records a usage log writes in a second, for as long as it is given more.
 */
public final class UsageLogRate {

	private static final int WAITING = 50_000;

	private static final int PROMPTS = 100_000;

	private final Path folder;

	/**
	 * Prepares it.
	 * @param folder where the log may be
	 */
	public UsageLogRate(Path folder) {
		this.folder = folder;
	}

	/**
	 * Writes records, and waits until the last one is in the file.
	 * @param records how many
	 * @return records in a second
	 */
	public double perSecond(int records) {
		UsageLog log = JdbcUsageLog.sqlite(this.folder.resolve("rate.db"), UsageLogOptions.defaults(),
				Clock.systemUTC());
		try {
			log.repository().summary(null, null);
			UsageEvents events = new UsageEvents(PROMPTS);
			Clock clock = Clock.systemUTC();
			return perSecond(log, 0, records, (number) -> events.event(number, clock.instant()));
		}
		finally {
			log.close();
		}
	}

	/**
	 * Writes records to a log, and waits until the last one is in the file.
	 * @param log the log
	 * @param from the number of the first
	 * @param to the number after the last
	 * @param event makes the records
	 * @return records in a second
	 */
	public static double perSecond(UsageLog log, int from, int to, IntFunction<UsageEvent> event) {
		long start = System.nanoTime();
		for (int i = from; i < to; i++) {
			while (log.queueSize() > WAITING) {
				LockSupport.parkNanos(100_000);
			}
			log.onUsage(event.apply(i));
		}
		if (!log.flush(Duration.ofMinutes(10)) || log.dropped() > 0) {
			throw new IllegalStateException("%d records were dropped".formatted(log.dropped()));
		}
		return (to - from) / ((System.nanoTime() - start) / 1e9);
	}

}
