package io.ecoai.usage.jdbc;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import io.ecoai.usage.UsageLog;
import io.ecoai.wire.DatabaseServers;

/**
 * Measures, asserts nothing: how many records a second reach each database server, and
 * what a summary costs in a short and in a long log.
 */
final class SharedUsageMeasurement {

	private static final PrintStream out = System.out;

	private SharedUsageMeasurement() {
	}

	public static void main(String[] args) throws Exception {
		try (DatabaseServers.Running servers = new DatabaseServers.Running()) {
			for (Database kind : Database.values()) {
				if (kind != Database.SQLITE) {
					measure(kind, servers);
				}
			}
		}
	}

	private static void measure(Database kind, DatabaseServers.Running servers) {
		UsageLogOptions options = UsageLogOptions.defaults().withBounds(200_000, 0);
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(kind.url(servers));
			try (UsageLog log = JdbcUsageLog.shared(Database.shared(pool), options, Clock.systemUTC())) {
				publish(log, 10);
				read(kind, log);
				publish(log, 9_990);
				long begin = System.nanoTime();
				publish(log, 90_000);
				out.printf("%s: %.0f records/s%n", kind, 90_000 * 1e9 / (System.nanoTime() - begin));
				read(kind, log);
			}
		}
	}

	private static void publish(UsageLog log, int calls) {
		for (int i = 0; i < calls; i++) {
			Calls call = (i % 3 == 0) ? Calls.miss() : Calls.hit();
			log.onUsage(
					call.prompt("What is the capital of France, and why? ".repeat(8)).model("model-" + i % 5).event());
		}
		log.flush(Duration.ofMinutes(5));
	}

	private static void read(Database kind, UsageLog log) {
		int times = 200;
		for (int i = 0; i < times; i++) {
			log.repository().summary(null, null);
		}
		long begin = System.nanoTime();
		for (int i = 0; i < times; i++) {
			log.repository().summary(null, null);
		}
		out.printf("%s: %d calls, summary %d us%n", kind, log.repository().summary(null, null).totalCalls(),
				(System.nanoTime() - begin) / times / 1000);
	}

}
