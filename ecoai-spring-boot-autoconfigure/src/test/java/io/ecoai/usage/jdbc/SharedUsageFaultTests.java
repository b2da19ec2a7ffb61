package io.ecoai.usage.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ecoai.wire.DatabaseServers;
import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several applications record calls in one PostgreSQL, and some are killed.
 */
@ExtendWith(DatabaseServers.class)
class SharedUsageFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	private static final int KILLS = Integer.getInteger("faults.kills", 4);

	/** A JVM may take its time to start on a busy machine. */
	private static final Duration LONG = Duration.ofMinutes(2);

	private final String url;

	private final JdbcTemplate jdbc;

	SharedUsageFaultTests(DatabaseServers.Running servers) {
		this.url = servers.postgres();
		this.jdbc = new JdbcTemplate(new DriverManagerDataSource(this.url));
	}

	@Test
	void totalsOfSeveralProcessesAreTheirSum() throws Exception {
		int processes = 3;
		var threads = Executors.newFixedThreadPool(processes);
		List<Future<String>> running = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			running.add(threads.submit(() -> JavaProcess.run(JavaProcess.currentJavaHome(), List.of(),
					SharedUsageWriter.class, this.url, String.valueOf(CALLS))));
		}
		for (Future<String> process : running) {
			process.get();
		}
		threads.shutdown();
		assertThat(count("SELECT COUNT(*) FROM usage_log")).isEqualTo(processes * CALLS);
		assertThat(count("SELECT SUM(calls) FROM usage_daily")).isEqualTo(processes * CALLS);
		assertThat(count("SELECT SUM(cost_saved_pico_usd) FROM usage_daily"))
			.isEqualTo(processes * CALLS * 12_500_000_000L);
		assertThat(count("SELECT COUNT(DISTINCT application) FROM usage_log")).isEqualTo(processes);
	}

	@Test
	void recordsAndTotalsAgreeHoweverOftenAWriterIsKilled() throws Exception {
		Database.shared(new DriverManagerDataSource(this.url)).open();
		for (int kill = 0; kill < KILLS; kill++) {
			long before = count("SELECT COUNT(*) FROM usage_log");
			Process process = new ProcessBuilder(
					JavaProcess.currentJavaHome().resolve("bin").resolve("java").toString(), "-XX:TieredStopAtLevel=1",
					"-cp", System.getProperty("java.class.path"), SharedUsageWriter.class.getName(), this.url,
					"10000000")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			try {
				long more = before + 1000 + kill * 700L;
				await().atMost(LONG).until(() -> !process.isAlive() || count("SELECT COUNT(*) FROM usage_log") > more);
				assertThat(process.isAlive()).isTrue();
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			// A backend may finish a commit that it was sent.
			await().atMost(LONG)
				.until(() -> count("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()") == 1);
			assertThat(count("SELECT SUM(calls) FROM usage_daily")).isEqualTo(count("SELECT COUNT(*) FROM usage_log"));
			assertThat(count("SELECT COUNT(*) - COUNT(DISTINCT event_id) FROM usage_log")).isZero();
		}
	}

	private long count(String sql) {
		Long count = this.jdbc.queryForObject(sql, Long.class);
		return (count != null) ? count : 0;
	}

}
