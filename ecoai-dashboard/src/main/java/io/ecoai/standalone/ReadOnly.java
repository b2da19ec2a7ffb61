package io.ecoai.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens a SQLite file so that nothing can be written to it.
 */
final class ReadOnly {

	private static final int BUSY_MILLIS = 3000;

	private ReadOnly() {
	}

	static Connection connect(Path file) throws SQLException {
		SQLiteConfig config = new SQLiteConfig();
		config.setReadOnly(true);
		config.setBusyTimeout(BUSY_MILLIS);
		SQLiteDataSource dataSource = new SQLiteDataSource(config);
		dataSource.setUrl("jdbc:sqlite:" + file.toUri());
		return dataSource.getConnection();
	}

}
