package io.ecoai.usage.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What counts as a database that cannot be reached, and for how long.
 */
class OutageTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

	private final Outage outage = new Outage(this.nanos::get);

	private final SharedUsageDatabase database = database();

	@Test
	void isAboutConnectionsOnly() {
		assertThat(isNoted(failure(new SQLException("disk full", "53100")))).isFalse();
		assertThat(isNoted(failure(new SQLException("shut down", "57P01")))).isFalse();
		assertThat(isNoted(failure(new IllegalStateException("something else")))).isFalse();
		assertThat(isNoted(failure(new SQLException("broken", "08006")))).isTrue();
		assertThat(isNoted(failure(new SQLTransientConnectionException("pool is empty")))).isTrue();
		assertThat(isNoted(new CannotGetJdbcConnectionException("none"))).isTrue();
		assertThat(isNoted(failure(new CannotCreateTransactionException("cannot begin")))).isTrue();
	}

	@Test
	void afterAWhileOneReaderMayTry() {
		this.outage.note(new CannotGetJdbcConnectionException("none"));
		this.nanos.addAndGet(Outage.RELIED_ON.toNanos() - 1);
		assertRefused();
		this.nanos.incrementAndGet();
		assertThatNoException().isThrownBy(() -> this.outage.check(this.database));
		assertRefused();
		assertThat(this.outage.isKnown()).isTrue();
		this.nanos.addAndGet(Outage.RELIED_ON.toNanos());
		assertThatNoException().isThrownBy(() -> this.outage.check(this.database));
		this.outage.end();
		assertThatNoException().isThrownBy(() -> this.outage.check(this.database));
	}

	@Test
	void aReaderThatGotThroughEndsIt() {
		SharedUsageDatabase shared = new SharedUsageDatabase(h2(), "dataSource", SchemaInitialization.ALWAYS,
				this.outage);
		this.outage.note(new CannotGetJdbcConnectionException("none"));
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> shared.read((session) -> 1))
			.withMessageContaining("tried again");
		this.nanos.addAndGet(Outage.RELIED_ON.toNanos());
		int answer = shared.read((session) -> 1);
		assertThat(answer).isEqualTo(1);
		assertThat(this.outage.isKnown()).isFalse();
	}

	@Test
	void aFullDiskDoesNotKeepReadersOut() {
		DataAccessException full = failure(new SQLException("could not extend file", "53100"));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.database.write((session) -> {
			throw full;
		})).isSameAs(full);
		int answer = this.database.read((session) -> 1);
		assertThat(answer).isEqualTo(1);
	}

	private void assertRefused() {
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> this.outage.check(this.database));
	}

	private static boolean isNoted(DataAccessException failure) {
		Outage outage = new Outage();
		outage.note(failure);
		return outage.isKnown();
	}

	private static DataAccessException failure(Exception cause) {
		return new DataAccessResourceFailureException("failed", cause);
	}

	private static SharedUsageDatabase database() {
		return Database.shared(h2());
	}

	private static JdbcDataSource h2() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return dataSource;
	}

}
