package io.ecoai.usage.jdbc;

import java.time.Clock;
import java.time.Duration;

import io.ecoai.usage.UsageLog;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An application that records calls in a database, as fast as the database takes them.
 */
final class SharedUsageWriter {

	private SharedUsageWriter() {
	}

	/**
	 * Records calls.
	 * @param args the JDBC URL and how many calls
	 */
	public static void main(String[] args) {
		UsageLogOptions options = UsageLogOptions.defaults()
			.withApplication("application-" + ProcessHandle.current().pid());
		try (UsageLog log = JdbcUsageLog.shared(Database.shared(new DriverManagerDataSource(args[0])), options,
				Clock.systemUTC())) {
			int calls = Integer.parseInt(args[1]);
			for (int i = 1; i <= calls; i++) {
				log.onUsage(Calls.hit().model("m" + i % 7).event());
				if (i % 5000 == 0 || i == calls) {
					log.flush(Duration.ofSeconds(60));
				}
			}
		}
	}

}
