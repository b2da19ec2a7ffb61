package io.ecoai.sqlite;

import java.util.List;

/**
 * What a database file holds, version by version.
 *
 * @param contents what the user loses with the file, for messages, such as
 * {@code "the cached answers"}
 * @param migrations the steps in order; the first leads from version 0 to 1, so their
 * number is the version that this program knows
 */
public record SqliteSchema(String contents, List<SqliteMigration> migrations) {

	public SqliteSchema {
		migrations = List.copyOf(migrations);
	}

	/**
	 * The version after the last step.
	 * @return the version that is kept in {@code PRAGMA user_version}
	 */
	public int version() {
		return this.migrations.size();
	}

}
