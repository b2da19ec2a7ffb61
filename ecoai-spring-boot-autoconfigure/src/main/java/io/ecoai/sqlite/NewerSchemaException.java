package io.ecoai.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A database file was written by a later version of this program. It is left as it is.
 */
public final class NewerSchemaException extends SQLException {

	private static final long serialVersionUID = 1L;

	private final int found;

	private final int known;

	NewerSchemaException(Path path, int found, int known) {
		super("The SQLite file '%s' has schema version %d, but this version of EcoAI knows only up to %d. "
			.formatted(path, found, known)
				+ "It was written by a newer EcoAI and has been left unchanged: use that version again, or configure "
				+ "another path.");
		this.found = found;
		this.known = known;
	}

	/**
	 * The version of the file.
	 * @return its {@code PRAGMA user_version}
	 */
	public int found() {
		return this.found;
	}

	/**
	 * The highest version that this program knows.
	 * @return the version
	 */
	public int known() {
		return this.known;
	}

}
