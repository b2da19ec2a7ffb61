package io.ecoai.benchmarks.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.benchmarks.Application;
import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.UsageLogOptions;

/**
 * How many records a usage log writes in a second, for as long as it is given more.
 */
public final class UsageLogRate {

	private static final int WAITING = 50_000;

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
			return perSecond(log, 0, records);
		}
		finally {
			log.close();
		}
	}

	/**
	 * Writes records to the log of an application, and waits until the last one is in the
	 * file.
	 * @param application the application
	 * @param from the number of the first
	 * @param to the number after the last
	 * @return records in a second
	 */
	public double perSecond(Application application, int from, int to) {
		return perSecond(application.bean(UsageLog.class), from, to);
	}

	private static double perSecond(UsageLog log, int from, int to) {
		Clock clock = Clock.systemUTC();
		long start = System.nanoTime();
		for (int i = from; i < to; i++) {
			while (log.queueSize() > WAITING) {
				LockSupport.parkNanos(100_000);
			}
			log.onUsage(event(i, clock.instant()));
		}
		if (!log.flush(Duration.ofMinutes(10)) || log.dropped() > 0) {
			throw new IllegalStateException("%d records were dropped".formatted(log.dropped()));
		}
		return (to - from) / ((System.nanoTime() - start) / 1e9);
	}

	/** A call of one of 100 models and 1,000 namespaces. */
	static UsageEvent event(int number, Instant at) {
		boolean hit = number % 3 != 0;
		return new UsageEvent("rate-" + number, at, hit ? Outcome.HIT : Outcome.MISS, "dev", "openai",
				"model-" + number % 100, PromptType.TEXT, "tenant-" + number / 100 % 1000,
				new TokenUsage(900, 450, 0, 0),
				new Impact(new BigDecimal("0.00108"), "openai/gpt-4.1-mini", LocalDate.EPOCH, 0.1, 0.3, null),
				Duration.ofMillis(3), "How do I return order " + number / 10 % 5000 + ", which came too late?",
				"1-%064x".formatted(number / 10), null);
	}

}
