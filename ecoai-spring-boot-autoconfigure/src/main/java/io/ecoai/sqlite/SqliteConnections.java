package io.ecoai.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections to one database with the settings that hold per connection.
 */
final class SqliteConnections {

	private final String url;

	private SqliteConnections(String url) {
		this.url = url;
	}

	static SqliteConnections to(Path path) {
		// The driver takes what follows a question mark for parameters, unless it is part
		// of an encoded URI.
		String name = path.toString();
		return new SqliteConnections("jdbc:sqlite:" + (name.contains("?") ? path.toUri() : name));
	}

	/**
	 * A database in memory. SQLite's {@code memdb} has ordinary locks between its
	 * connections, unlike a shared cache, whose table locks ignore the busy timeout.
	 */
	static SqliteConnections toMemory(String name) {
		return new SqliteConnections("jdbc:sqlite:file:/" + name + "?vfs=memdb");
	}

	Connection connect(Duration busyTimeout) throws SQLException {
		return dataSource(busyTimeout).getConnection();
	}

	private DataSource dataSource(Duration busyTimeout) {
		SQLiteConfig config = new SQLiteConfig();
		config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
		config.setSynchronous(SynchronousMode.NORMAL);
		// A transaction that begins by reading and then writes would fail at once if
		// another one wrote in between; one that takes the write lock first waits.
		config.setTransactionMode(TransactionMode.IMMEDIATE);
		SQLiteDataSource dataSource = new SQLiteDataSource(config);
		dataSource.setUrl(this.url);
		return dataSource;
	}

}
