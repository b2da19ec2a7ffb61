package io.ecoai.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that are no databases, or no longer.
 */
@ExtendWith(OutputCaptureExtension.class)
class SqliteRecoveryTests {

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:30Z"), ZoneOffset.UTC);

	private static final SqliteMigration FIRST = SqliteMigration
		.script("CREATE TABLE IF NOT EXISTS thing (name TEXT); INSERT INTO thing VALUES ('first');");

	private static final SqliteSchema ONE = new SqliteSchema("the things in it", List.of(FIRST));

	private final Path folder;

	SqliteRecoveryTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "SQLite format 3\0\0\0\0\0", "Dear diary,\n" })
	void movesAFileAsideThatIsNoDatabase(String content, CapturedOutput output) throws Exception {
		Path path = this.folder.resolve("x.db");
		Files.writeString(path, content.repeat(200));
		Files.writeString(this.folder.resolve("x.db-wal"), "wal");
		assertThat(things(database(ONE))).containsExactly("first");
		Path aside = this.folder.resolve("x.db.corrupt-20261123T101530");
		assertThat(aside).hasContent(content.repeat(200));
		assertThat(output.getAll()).containsOnlyOnce("WARN")
			.contains(path.toString(), aside.toString(), "things in it");
		assertThat(permissions(path)).isEqualTo("rw-------");
	}

	@Test
	void movesATruncatedDatabaseAside() throws Exception {
		fill(database(ONE));
		try (FileChannel file = FileChannel.open(this.folder.resolve("x.db"), StandardOpenOption.WRITE)) {
			file.truncate(file.size() / 2);
		}
		assertThat(things(database(ONE))).containsExactly("first");
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530")).exists();
	}

	@Test
	void neverReplacesAFileThatWasMovedAsideBefore() throws Exception {
		for (String content : List.of("one", "two")) {
			Files.deleteIfExists(this.folder.resolve("x.db"));
			Files.writeString(this.folder.resolve("x.db"), content);
			things(database(ONE));
		}
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530")).hasContent("one");
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530-2")).hasContent("two");
	}

	@Test
	void movesAFileAsideThatTurnsOutDamagedLater() throws Exception {
		SqliteDatabase database = database(ONE);
		fill(database);
		byte[] garbage = "garbage".repeat(2000).getBytes(StandardCharsets.UTF_8);
		try (FileChannel file = FileChannel.open(this.folder.resolve("x.db"), StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.wrap(garbage), 4096 * 2);
		}
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> things(database))
			.matches(SqliteErrors::isCorrupt)
			.satisfies((ex) -> assertThat(database.moveAsideIfDamaged(ex)).isTrue());
		assertThat(things(database)).containsExactly("first");
		assertThat(database.moveAsideIfDamaged(new SQLException("a false alarm"))).isFalse();
	}

	@Test
	void initialisesAnEmptyFile(CapturedOutput output) throws Exception {
		Files.createFile(this.folder.resolve("x.db"));
		assertThat(things(database(ONE))).containsExactly("first");
		assertThat(this.folder.toFile().list()).containsExactly("x.db");
		assertThat(output.getAll()).doesNotContain("WARN");
	}

	private SqliteDatabase database(SqliteSchema schema) {
		return SqliteDatabase.file(this.folder.resolve("x.db"), schema, CLOCK);
	}

	private static void fill(SqliteDatabase database) throws SQLException {
		try (Connection connection = database.connect(SHORT)) {
			execute(connection, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
					+ "INSERT INTO thing SELECT 'filler ' || i FROM n");
		}
	}

	private static List<String> things(SqliteDatabase database) throws SQLException {
		try (Connection connection = database.connect(SHORT)) {
			return query(connection, "SELECT name FROM thing");
		}
	}

	private static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Statement statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
			while (result.next()) {
				values.add(result.getString(1));
			}
		}
		return values;
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
