package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;

/**
 * An application that records a call every millisecond until it is killed, and prints the
 * id of each and when that was, in nanoseconds from some moment.
 */
final class RecordsForEver {

	private static final long MILLISECOND = 1_000_000;

	private RecordsForEver() {
	}

	public static void main(String[] args) {
		UsageLog log = JdbcUsageLog.sqlite(Path.of(args[0]), UsageLogOptions.defaults(), Clock.systemUTC());
		// The file is made with the first call, which takes longer.
		log.onUsage(Calls.hit().event());
		log.flush(Duration.ofSeconds(60));
		while (true) {
			UsageEvent event = Calls.hit().event();
			log.onUsage(event);
			System.out.println(event.eventId() + " " + System.nanoTime() + ".");
			LockSupport.parkNanos(MILLISECOND);
		}
	}

}
