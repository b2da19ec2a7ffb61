package io.ecoai.usage.jdbc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;

/**
 * Measures, asserts nothing: what a call costs its caller, how many records a second
 * reach the file, and what a summary costs in a short and in a long log.
 */
final class UsageLogMeasurement {

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final PrintStream out = System.out;

	private UsageLogMeasurement() {
	}

	public static void main(String[] args) throws IOException {
		Path folder = Files.createTempDirectory("ecoai-measurement");
		UsageLogOptions options = UsageLogOptions.defaults().withBounds(400_000, 0);
		try (UsageLog log = JdbcUsageLog.sqlite(folder.resolve("usage.db"), options, Clock.systemUTC())) {
			publish(log, events(10));
			read(log, 10);
			for (int round = 0; round < 6; round++) {
				List<UsageEvent> events = events(50_000);
				long begin = System.nanoTime();
				long offered = publish(log, events);
				double seconds = (System.nanoTime() - begin) / 1e9;
				out.printf("onUsage %d ns, %.0f records/s to the file%n", offered / events.size(),
						events.size() / seconds);
			}
			read(log, 300_010);
		}
		out.printf("%d bytes a record%n", Files.size(folder.resolve("usage.db")) / 300_010);
		Files.delete(folder.resolve("usage.db"));
		Files.delete(folder);
	}

	private static long publish(UsageLog log, List<UsageEvent> events) {
		long begin = System.nanoTime();
		for (UsageEvent event : events) {
			log.onUsage(event);
		}
		long offered = System.nanoTime() - begin;
		log.flush(LONG);
		return offered;
	}

	private static void read(UsageLog log, int records) {
		for (int i = 0; i < 200; i++) {
			log.repository().summary(null, null);
		}
		out.printf("with %d records: summary %d us, report %d us, history(100) %d us%n", records,
				micros(() -> log.repository().summary(null, null)), micros(() -> log.repository().report(null, null)),
				micros(() -> log.repository().history(UsageQuery.latest())));
	}

	private static long micros(Runnable read) {
		int times = 200;
		long begin = System.nanoTime();
		for (int i = 0; i < times; i++) {
			read.run();
		}
		return (System.nanoTime() - begin) / times / 1000;
	}

	private static List<UsageEvent> events(int count) {
		List<UsageEvent> events = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Calls call = (i % 3 == 0) ? Calls.miss() : Calls.hit();
			events
				.add(call.prompt("What is the capital of France, and why? ".repeat(8)).model("model-" + i % 5).event());
		}
		return events;
	}

}
