package io.ecoai.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A file that EcoAI has written, seen from outside.
 */
record SqliteFile(Path path) {

	/** Its size, after all that is in the log beside it has gone into it. */
	long bytes() throws IOException {
		query("PRAGMA wal_checkpoint(TRUNCATE)");
		return Files.size(this.path);
	}

	long rows(String table) {
		return query("SELECT COUNT(*) FROM " + table);
	}

	private long query(String sql) {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.path);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			return row.next() ? row.getLong(1) : 0;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
