package io.ecoai.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite database: a file, or a place in memory that lives as long as this object.
 * Nothing is touched before the first connection is asked for. That one makes the folder
 * and the file, readable by their owner only, or moves a file that is no database aside
 * and begins a new one, and brings the schema up to date.
 * <p>
 * Thread-safe. The connections belong to whoever asked for them, who also closes them; a
 * connection is to be used by one thread at a time.
 */
public final class SqliteDatabase implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(SqliteDatabase.class);

	private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);

	private final @Nullable SqliteFiles files;

	private final SqliteConnections connections;

	private final SqliteMigrator migrator;

	private final SqliteSchema schema;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile boolean prepared;

	/** What a database in memory lives by. */
	private @Nullable Connection keeper;

	private SqliteDatabase(@Nullable SqliteFiles files, String name, SqliteSchema schema, Clock clock) {
		this.files = files;
		this.connections = (files != null) ? SqliteConnections.to(files.path()) : SqliteConnections.toMemory(name);
		this.migrator = new SqliteMigrator((files != null) ? files.path() : Path.of(name), schema);
		this.schema = schema;
		this.clock = clock;
	}

	/**
	 * A database in a file.
	 * @param path the file; a relative path is resolved now
	 * @param schema what it holds
	 * @param clock names files that are moved aside
	 * @return the database, which is not opened yet
	 */
	public static SqliteDatabase file(Path path, SqliteSchema schema, Clock clock) {
		SqliteFiles files = new SqliteFiles(path);
		return new SqliteDatabase(files, files.path().toString(), schema, clock);
	}

	/**
	 * A database in memory, of which nothing stays after {@link #close()}.
	 * @param schema what it holds
	 * @return the database
	 */
	public static SqliteDatabase memory(SqliteSchema schema) {
		return new SqliteDatabase(null, "ecoai-" + UUID.randomUUID(), schema, Clock.systemUTC());
	}

	/**
	 * Whether a database could be written at a path. Leaves nothing behind.
	 * @param path the file, which need not exist, nor its folder
	 * @return whether the file and its companions can be written or made
	 */
	public static boolean canWrite(Path path) {
		return new SqliteFiles(path).canWrite();
	}

	/**
	 * The file.
	 * @return its absolute path, or {@code null} for a database in memory
	 */
	public @Nullable Path path() {
		return (this.files != null) ? this.files.path() : null;
	}

	/**
	 * Opens a connection in auto-commit mode with {@code synchronous=NORMAL}. A
	 * transaction takes the write lock when it begins.
	 * @param busyTimeout how long its statements, and the opening itself, wait for
	 * another connection's lock
	 * @return the connection, which the caller closes
	 * @throws NewerSchemaException if the file is of a later version
	 * @throws SQLException if the database cannot be opened
	 */
	public Connection connect(Duration busyTimeout) throws SQLException {
		prepare(busyTimeout);
		return this.connections.connect(busyTimeout);
	}

	private void prepare(Duration busyTimeout) throws SQLException {
		SqliteFiles files = this.files;
		// A file that somebody deleted is begun anew.
		if (this.prepared && (files == null || files.exists())) {
			return;
		}
		lock(busyTimeout);
		try {
			if (files != null) {
				prepareFile(files, busyTimeout);
			}
			else if (this.keeper == null) {
				this.keeper = this.connections.connect(busyTimeout);
				this.migrator.migrate(this.keeper, busyTimeout);
			}
			this.prepared = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Another thread may be waiting here for another process. */
	private void lock(Duration atMost) throws SQLException {
		try {
			if (this.lock.tryLock() || this.lock.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw SqliteErrors.busy("the file is still being opened");
	}

	private void prepareFile(SqliteFiles files, Duration busyTimeout) throws SQLException {
		try {
			boolean made = !files.exists();
			files.create();
			try {
				migrateFile(files, made, busyTimeout);
			}
			catch (SQLException ex) {
				if (!SqliteErrors.isCorrupt(ex)) {
					throw ex;
				}
				// Another process may have met the same file and be done with it.
				if (!isSound()) {
					moveAside(files, ex);
				}
				files.create();
				migrateFile(files, true, busyTimeout);
			}
		}
		catch (IOException ex) {
			throw new SQLNonTransientConnectionException(
					"Cannot write the SQLite file '%s': %s".formatted(files.path(), ex), ex);
		}
	}

	private void migrateFile(SqliteFiles files, boolean made, Duration busyTimeout) throws SQLException {
		try (Connection connection = this.connections.connect(busyTimeout)) {
			int found = this.migrator.migrate(connection, busyTimeout);
			if (found == 0 && !made) {
				files.restrict();
			}
		}
	}

	/**
	 * To be called when a connection meets an error for which
	 * {@link SqliteErrors#isCorrupt} holds. Checks the whole file, and if it is damaged
	 * moves it aside with a warning, so that the next connection begins a new one. The
	 * caller closes its connections first.
	 * @param cause the error
	 * @return whether a new file will be begun
	 * @throws SQLException if the file can be neither read nor moved
	 */
	public boolean moveAsideIfDamaged(Throwable cause) throws SQLException {
		SqliteFiles files = this.files;
		if (files == null) {
			return false;
		}
		this.lock.lock();
		try {
			if (!files.exists() || isSound()) {
				return false;
			}
			moveAside(files, cause);
			this.prepared = false;
			return true;
		}
		catch (IOException ex) {
			throw new SQLNonTransientConnectionException(
					"Cannot move the damaged SQLite file '%s' aside: %s".formatted(files.path(), ex), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isSound() throws SQLException {
		try (Connection connection = this.connections.connect(CHECK_TIMEOUT);
				Statement statement = connection.createStatement();
				var result = statement.executeQuery("PRAGMA quick_check(1)")) {
			return result.next() && "ok".equals(result.getString(1));
		}
		catch (SQLException ex) {
			if (SqliteErrors.isCorrupt(ex)) {
				return false;
			}
			throw ex;
		}
	}

	private void moveAside(SqliteFiles files, Throwable cause) throws IOException {
		Path target = files.moveAside(this.clock.instant());
		logger.warn(
				"'%s' is not a readable SQLite database (%s). It was moved to '%s' and a new one is begun; %s are lost, unless you repair that file."
					.formatted(files.path(), SqliteErrors.message(cause), target, this.schema.contents()));
	}

	/**
	 * Ends a database in memory. A file is closed by closing its connections.
	 */
	@Override
	public void close() {
		this.lock.lock();
		try (Connection closing = this.keeper) {
			this.keeper = null;
			if (closing != null) {
				this.prepared = false;
			}
		}
		catch (SQLException ex) {
			logger.debug("A database in memory did not close", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return (this.files != null) ? "SQLite file '" + this.files.path() + "'" : "SQLite in memory";
	}

}
