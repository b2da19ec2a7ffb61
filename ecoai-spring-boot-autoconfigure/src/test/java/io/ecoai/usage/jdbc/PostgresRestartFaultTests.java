package io.ecoai.usage.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import io.ecoai.usage.UsageLog;
import io.ecoai.wire.MachinePauses;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * PostgreSQL goes and comes back while calls are recorded.
 */
@ExtendWith(OutputCaptureExtension.class)
class PostgresRestartFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	private static final int CALLERS = 4;

	private static final Duration LONG = Duration.ofSeconds(120);

	private final AtomicInteger recorded = new AtomicInteger();

	private final AtomicLong longestNanos = new AtomicLong();

	private final MachinePauses pauses = new MachinePauses();

	private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

	private final HikariDataSource pool = new HikariDataSource();

	private final Path data;

	private EmbeddedPostgres server;

	PostgresRestartFaultTests(@TempDir Path folder) throws IOException {
		this.data = folder.resolve("data");
		this.server = EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.start();
		this.pool.setJdbcUrl(this.server.getJdbcUrl("postgres", "postgres"));
		this.pool.setMaximumPoolSize(2);
	}

	@AfterEach
	void stop() throws IOException {
		this.pauses.close();
		this.callers.shutdownNow();
		this.pool.close();
		this.server.close();
	}

	@Test
	void aRestartLosesNothingAndHoldsNobodyUp(CapturedOutput output) throws Exception {
		try (UsageLog log = log()) {
			List<Future<?>> load = load(log);
			await().atMost(LONG).until(() -> this.recorded.get() > CALLS / 4);
			this.server.close();
			await().atMost(LONG).until(() -> this.recorded.get() > CALLS * 3 / 4);
			startAgain();
			thenAllIsThereOnce(log, load);
		}
		assertThat(output).doesNotContain("a secret prompt");
	}

	@Test
	void killedInTheMiddleOfABatchItHasAllOfItOrNothing() throws Exception {
		try (UsageLog log = log()) {
			List<Future<?>> load = load(log);
			await().atMost(LONG).until(() -> this.recorded.get() > CALLS / 2);
			long pid = Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0).strip());
			ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
			process.destroyForcibly();
			process.onExit().get();
			closeKilled();
			startAgain();
			thenAllIsThereOnce(log, load);
		}
	}

	private UsageLog log() {
		UsageLog log = JdbcUsageLog.shared(Database.shared(this.pool), UsageLogOptions.defaults(), Clock.systemUTC());
		log.repository().summary(null, null);
		return log;
	}

	private List<Future<?>> load(UsageLog log) {
		List<Future<?>> load = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			load.add(this.callers.submit(() -> {
				for (int i = 0; i < CALLS / CALLERS; i++) {
					var event = Calls.hit().prompt("a secret prompt").model("m" + i % 3).event();
					long begin = System.nanoTime();
					log.onUsage(event);
					this.longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
					this.recorded.incrementAndGet();
					LockSupport.parkNanos(10_000);
				}
			}));
		}
		return load;
	}

	/** There is nothing to stop, but the folder is to be given back. */
	private void closeKilled() {
		try {
			this.server.close();
		}
		catch (IOException | RuntimeException ex) {
			assertThat(ex).hasMessageContaining("pg_ctl");
		}
	}

	/** The server may refuse while processes of the one before are still going. */
	private void startAgain() {
		int port = this.server.getPort();
		await().atMost(LONG).ignoreExceptions().until(() -> {
			this.server = EmbeddedPostgres.builder()
				.setDataDirectory(this.data)
				.setCleanDataDirectory(false)
				.setPort(port)
				.setServerConfig("synchronous_commit", "on")
				.start();
			return true;
		});
	}

	private void thenAllIsThereOnce(UsageLog log, List<Future<?>> load) throws Exception {
		for (Future<?> caller : load) {
			caller.get();
		}
		long begin = System.nanoTime();
		assertThat(log.flush(LONG)).isTrue();
		long records = new JdbcTemplate(this.pool).queryForObject("SELECT COUNT(*) FROM usage_log", Long.class);
		System.out.printf("%d calls, the longest held up %d us, written %d ms after the restart%n", CALLS,
				this.longestNanos.get() / 1000, (System.nanoTime() - begin) / 1_000_000);
		assertThat(records).isEqualTo(CALLS);
		assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(CALLS);
		assertThat(log.dropped()).isZero();
		assertThat(this.longestNanos.get()).as("nobody waits, but for a core")
			.isLessThan(Duration.ofMillis(50).toNanos() + 2 * this.pauses.takeLongest());
	}

}
