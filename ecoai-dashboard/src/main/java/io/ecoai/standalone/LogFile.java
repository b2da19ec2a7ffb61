package io.ecoai.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.UsageLogOptions;
import org.jspecify.annotations.Nullable;

/**
 * The usage log of another program, which is only ever read: what is shown is a copy,
 * brought to this version's form. A copy is made when the file has changed, but less
 * often the longer it takes. Thread-safe.
 */
final class LogFile implements AutoCloseable {

	/** A copy takes at most one part in so many of the time. */
	private static final int LEISURE = 10;

	private static final UsageLogOptions OPTIONS = UsageLogOptions.defaults().withRetention(Duration.ofDays(36_500));

	private final ReentrantLock lock = new ReentrantLock();

	private final Path source;

	private final Path folder;

	private @Nullable UsageLog copy;

	private @Nullable Object state;

	private long next = System.nanoTime();

	private int copies;

	private int shown;

	LogFile(Path source) {
		this.source = source;
		try {
			this.folder = Files.createTempDirectory("ecoai-dashboard");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path source() {
		return this.source;
	}

	/** Where the copies are. */
	Path folder() {
		return this.folder;
	}

	/** What is wrong with the file, or {@code null} if it can be shown. */
	@Nullable String problem() {
		if (!Files.isRegularFile(this.source)) {
			return "There is no usage log at '%s'. Name one with --db PATH or ECOAI_DB_PATH; an application with EcoAI keeps it in .ecoai/usage.db of the folder in which it runs."
				.formatted(this.source);
		}
		try (Connection connection = ReadOnly.connect(this.source);
				Statement statement = connection.createStatement();
				ResultSet table = statement.executeQuery(
						"SELECT COUNT(*) FROM pragma_table_info('usage_log') WHERE name IN ('timestamp', 'model', 'cache_hit')")) {
			table.next();
			return (table.getInt(1) == 3) ? null
					: "'%s' is a SQLite file, but no usage log of EcoAI: it has no table usage_log."
						.formatted(this.source);
		}
		catch (SQLException ex) {
			return "'%s' cannot be read as a usage log: %s".formatted(this.source, ex.getMessage());
		}
	}

	UsageRepository repository() {
		this.lock.lock();
		try {
			Object now = state();
			if (this.copy == null || (!now.equals(this.state) && System.nanoTime() - this.next >= 0)) {
				long start = System.nanoTime();
				int number = this.copies++;
				UsageLog fresh = copy(number);
				closeCopy();
				this.copy = fresh;
				this.shown = number;
				this.state = now;
				this.next = System.nanoTime() + LEISURE * (System.nanoTime() - start);
			}
			return this.copy.repository();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("'%s' cannot be read: %s".formatted(this.source, ex.getMessage()), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private UsageLog copy(int number) throws SQLException {
		Path target = this.folder.resolve("usage-%d.db".formatted(number));
		try (Connection connection = ReadOnly.connect(this.source);
				Statement statement = connection.createStatement()) {
			statement.execute("VACUUM INTO '%s'".formatted(target.toString().replace("'", "''")));
			return JdbcUsageLog.sqlite(target, OPTIONS, Clock.systemUTC());
		}
		catch (SQLException | RuntimeException ex) {
			delete(prefix(number));
			throw ex;
		}
	}

	private Object state() {
		return List.of(state(this.source), state(this.source.resolveSibling(this.source.getFileName() + "-wal")));
	}

	private static Object state(Path file) {
		try {
			return List.of(Files.getLastModifiedTime(file), Files.size(file));
		}
		catch (IOException ex) {
			return "missing";
		}
	}

	private void closeCopy() {
		if (this.copy != null) {
			this.copy.close();
			delete(prefix(this.shown));
		}
	}

	private static String prefix(int number) {
		return "usage-%d.".formatted(number);
	}

	private void delete(String prefix) {
		try (var files = Files.list(this.folder)) {
			for (Path file : files.filter((each) -> String.valueOf(each.getFileName()).startsWith(prefix)).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			// The system empties its folder for temporary files.
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			closeCopy();
			this.copy = null;
			delete("");
			Files.deleteIfExists(this.folder);
		}
		catch (IOException ex) {
			// As above.
		}
		finally {
			this.lock.unlock();
		}
	}

}
