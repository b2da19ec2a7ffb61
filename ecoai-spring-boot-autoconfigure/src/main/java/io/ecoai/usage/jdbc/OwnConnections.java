package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections of our own. Spring binds connections to transactions by the object that
 * they come from, so whoever uses this one never gets the connection of a caller's
 * transaction.
 */
final class OwnConnections extends AbstractDataSource {

	private final Source source;

	OwnConnections(Source source) {
		this.source = source;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.source.connect();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	@FunctionalInterface
	interface Source {

		Connection connect() throws SQLException;

	}

}
