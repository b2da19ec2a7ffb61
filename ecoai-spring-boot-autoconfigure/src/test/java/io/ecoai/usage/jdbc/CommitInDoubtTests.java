package io.ecoai.usage.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.ecoai.usage.UsageSummary;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A connection breaks while it commits, so that nobody knows whether it has. Every call
 * counts once all the same.
 */
class CommitInDoubtTests {

	private static final long ROOM = 64 * 1024 * 1024;

	private final OverflowTotals overflow = new OverflowTotals();

	private final BreakingDataSource dataSource = new BreakingDataSource();

	private final SharedUsageDatabase database = Database.shared(this.dataSource);

	private final UsageBatches batches = new UsageBatches(this.database);

	private final PendingCalls pending = new PendingCalls(this.database, this.batches,
			new CallRecorder(null, PromptText.readable()), this.overflow, new LongAdder());

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void totalsWithoutRecordsCountOnce(boolean committed) {
		this.overflow.add(Calls.hit().record("a"));
		this.overflow.add(Calls.hit().record("b"));
		breakOnce(committed);
		this.pending.write();
		assertThat(this.pending.isEmpty()).isTrue();
		assertThat(summary().totalCalls()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void recordsAndTotalsCountOnce(boolean committed) {
		this.pending.add(Calls.hit().event());
		this.overflow.add(Calls.hit().record("a"));
		breakOnce(committed);
		this.overflow.add(Calls.hit().record("b"));
		this.pending.write();
		this.pending.write();
		assertThat(summary().totalCalls()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aBatchThatIsSpilledThenCountsOnce(boolean committed) throws Exception {
		this.pending.add(Calls.hit().event());
		this.pending.add(Calls.hit().event());
		this.overflow.add(Calls.hit().record("a"));
		breakOnce(committed);
		try (Spill spill = new Spill(this.folder.resolve("usage.spill"), ROOM)) {
			assertThat(this.pending.spillTo(spill)).isTrue();
			assertThat(this.pending.isEmpty()).isTrue();
			spill.replay(this.batches, 1000);
			assertThat(spill.isEmpty()).isTrue();
		}
		assertThat(summary().totalCalls()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aBatchThatLosesItsRecordsThenCountsOnce(boolean committed) throws Exception {
		this.pending.add(Calls.hit().event());
		this.pending.add(Calls.hit().event());
		this.overflow.add(Calls.hit().record("a"));
		breakOnce(committed);
		this.pending.dropDetails();
		try (Spill spill = new Spill(this.folder.resolve("usage.spill"), ROOM)) {
			this.pending.spillTotalsTo(spill);
			spill.replay(this.batches, 1000);
		}
		assertThat(summary().totalCalls()).isEqualTo(3);
	}

	@Test
	void aSpillThatIsReplayedAgainCountsOnce() throws Exception {
		this.overflow.add(Calls.hit().record("a"));
		this.pending.add(Calls.hit().event());
		this.pending.dropDetails();
		try (Spill spill = new Spill(this.folder.resolve("usage.spill"), ROOM)) {
			this.pending.spillTotalsTo(spill);
			this.dataSource.breakNext(true);
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> spill.replay(this.batches, 1000));
			spill.replay(this.batches, 1000);
			assertThat(spill.isEmpty()).isTrue();
		}
		assertThat(summary().totalCalls()).isEqualTo(2);
	}

	private void breakOnce(boolean committed) {
		summary();
		this.dataSource.breakNext(committed);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this.pending::write);
	}

	private UsageSummary summary() {
		return new JdbcUsageRepository(this.database, this.batches).summary(null, null);
	}

	/** Breaks connections after they have committed, or instead. */
	private static final class BreakingDataSource extends AbstractDataSource {

		private static final AtomicInteger databases = new AtomicInteger();

		private final JdbcDataSource target = new JdbcDataSource();

		private final AtomicInteger breaking = new AtomicInteger();

		private boolean committed;

		BreakingDataSource() {
			this.target.setURL("jdbc:h2:mem:doubt" + databases.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
		}

		void breakNext(boolean committed) {
			this.committed = committed;
			this.breaking.set(1);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = this.target.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						boolean breaks = method.getName().equals("commit") && this.breaking.getAndDecrement() == 1;
						if (breaks && !this.committed) {
							connection.close();
						}
						try {
							Object result = (breaks && !this.committed) ? null : method.invoke(connection, arguments);
							if (breaks) {
								connection.close();
								throw new SQLException("the connection broke", "08007");
							}
							return result;
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
