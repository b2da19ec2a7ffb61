package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A pool whose database is down lets everybody wait who wants a connection.
 */
@Timeout(120)
class UnreachableUsageDatabaseTests {

	private final Pool pool = new Pool();

	@Test
	void readersDoNotWaitForADatabaseThatTheWriterCannotReach() {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(Duration.ofSeconds(60))).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1);
			this.pool.down = true;
			log.onUsage(Calls.hit().event());
			await().atMost(Duration.ofSeconds(60)).until(() -> this.pool.refused.get() > 0);
			int asked = this.pool.askedHere.get();
			await().untilAsserted(() -> assertThatExceptionOfType(DataAccessResourceFailureException.class)
				.isThrownBy(() -> log.repository().summary(null, null))
				.withMessageContaining("tried again"));
			for (int i = 0; i < 20; i++) {
				assertThatExceptionOfType(DataAccessResourceFailureException.class)
					.isThrownBy(() -> log.repository().history(UsageQuery.latest()));
			}
			assertThat(this.pool.askedHere.get()).as("connections asked for by readers").isLessThanOrEqualTo(asked + 1);
			this.pool.down = false;
			assertThat(log.flush(Duration.ofSeconds(60))).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2);
		}
	}

	@Test
	void readersDoNotWaitForADatabaseThatIsDownFromTheBeginning() {
		this.pool.down = true;
		this.pool.patience = Duration.ofSeconds(30);
		try (UsageLog log = log()) {
			await().atMost(Duration.ofSeconds(60)).until(() -> this.pool.waiting.get() > 0);
			assertThatExceptionOfType(DataAccessResourceFailureException.class)
				.isThrownBy(() -> log.repository().summary(null, null))
				.withMessageContaining("not answered yet");
			this.pool.down = false;
			this.pool.wake.countDown();
			await().atMost(Duration.ofSeconds(60))
				.ignoreExceptions()
				.until(() -> log.repository().summary(null, null).totalCalls() == 0);
		}
	}

	private UsageLog log() {
		return JdbcUsageLog.shared(Database.shared(this.pool),
				UsageLogOptions.defaults().withCloseTimeout(Duration.ofMillis(200)), Clock.systemUTC());
	}

	private static final class Pool extends AbstractDataSource {

		private final Thread reader = Thread.currentThread();

		private final AtomicInteger askedHere = new AtomicInteger();

		private final AtomicInteger waiting = new AtomicInteger();

		private final AtomicInteger refused = new AtomicInteger();

		private final CountDownLatch wake = new CountDownLatch(1);

		private final JdbcDataSource target = new JdbcDataSource();

		private volatile Duration patience = Duration.ofMillis(200);

		private volatile boolean down;

		Pool() {
			this.target.setURL("jdbc:h2:mem:pool" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (Thread.currentThread() == this.reader) {
				this.askedHere.incrementAndGet();
			}
			if (this.down) {
				this.waiting.incrementAndGet();
				awaitWake();
				this.refused.incrementAndGet();
				throw new SQLTransientConnectionException("Connection is not available", "08001");
			}
			return this.target.getConnection();
		}

		private void awaitWake() {
			try {
				this.wake.await(this.patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
