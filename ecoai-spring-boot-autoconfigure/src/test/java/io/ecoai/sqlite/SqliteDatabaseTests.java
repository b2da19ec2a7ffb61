package io.ecoai.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteDatabaseTests {

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:30Z"), ZoneOffset.UTC);

	private static final SqliteMigration FIRST = SqliteMigration
		.script("CREATE TABLE IF NOT EXISTS thing (name TEXT); INSERT INTO thing VALUES ('first');");

	private static final SqliteMigration SECOND = SqliteMigration.script("INSERT INTO thing VALUES ('second');");

	private static final SqliteSchema ONE = new SqliteSchema("the things in it", List.of(FIRST));

	private static final SqliteSchema TWO = new SqliteSchema("the things in it", List.of(FIRST, SECOND));

	private final Path folder;

	SqliteDatabaseTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void touchesNothingBeforeTheFirstConnection() {
		SqliteDatabase.file(this.folder.resolve("made/x.db"), ONE, CLOCK);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void makesFolderAndFilesForTheirOwnerOnly() throws Exception {
		Path path = this.folder.resolve("a/b/x.db");
		try (Connection connection = SqliteDatabase.file(path, ONE, CLOCK).connect(SHORT)) {
			execute(connection, "INSERT INTO thing VALUES ('x')");
			for (String name : List.of("x.db", "x.db-wal", "x.db-shm")) {
				assertThat(permissions(path.resolveSibling(name))).as(name).isEqualTo("rw-------");
			}
		}
		assertThat(permissions(this.folder.resolve("a/b"))).isEqualTo("rwx------");
		assertThat(path.resolveSibling(".gitignore")).hasContent("*");
		assertThat(this.folder.resolve("a/.gitignore")).doesNotExist();
	}

	@Test
	void leavesAFolderOfTheUserAsItIs() throws Exception {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-x---"));
		SqliteDatabase.file(this.folder.resolve("x.db"), ONE, CLOCK).connect(SHORT).close();
		assertThat(permissions(this.folder)).isEqualTo("rwxr-x---");
		assertThat(this.folder.resolve(".gitignore")).doesNotExist();
	}

	@Test
	void hidesAnEcoaiFolderFromGitWithoutReplacingWhatIsThere() throws Exception {
		Path ecoai = Files.createDirectory(this.folder.resolve(".ecoai"));
		SqliteDatabase.file(ecoai.resolve("x.db"), ONE, CLOCK).connect(SHORT).close();
		assertThat(ecoai.resolve(".gitignore")).hasContent("*");
		Files.writeString(ecoai.resolve(".gitignore"), "mine");
		SqliteDatabase.file(ecoai.resolve("y.db"), ONE, CLOCK).connect(SHORT).close();
		assertThat(ecoai.resolve(".gitignore")).hasContent("mine");
	}

	@Test
	void worksInAFolderBehindALink() throws Exception {
		Path real = Files.createDirectory(this.folder.resolve("real"));
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), real);
		SqliteDatabase.file(link.resolve("x.db"), ONE, CLOCK).connect(SHORT).close();
		assertThat(real.resolve("x.db")).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space.db", "straße-日本.db", "100%25.db", "what?.db", "a#b&mode=memory.db" })
	void takesAnyFileName(String name) throws Exception {
		Path path = this.folder.resolve(name);
		SqliteDatabase.file(path, ONE, CLOCK).connect(SHORT).close();
		assertThat(path).isNotEmptyFile();
		assertThat(things(SqliteDatabase.file(path, ONE, CLOCK))).containsExactly("first");
	}

	@Test
	void usesTheSettingsThatSqlitesMakersAdvise() throws Exception {
		try (Connection connection = database(ONE).connect(SHORT)) {
			assertThat(query(connection, "PRAGMA journal_mode")).containsExactly("wal");
			assertThat(query(connection, "PRAGMA synchronous")).containsExactly("1");
			assertThat(query(connection, "PRAGMA busy_timeout")).containsExactly("50");
			assertThat(query(connection, "PRAGMA auto_vacuum")).containsExactly("2");
			assertThat(query(connection, "PRAGMA user_version")).containsExactly("1");
		}
	}

	@Test
	void appliesOnlyTheStepsThatAreMissing() throws Exception {
		assertThat(things(database(ONE))).containsExactly("first");
		assertThat(things(database(TWO))).containsExactly("first", "second");
		assertThat(things(database(TWO))).containsExactly("first", "second");
	}

	@Test
	void undoesAStepThatFails() throws Exception {
		SqliteSchema broken = new SqliteSchema("", List.of(FIRST,
				SqliteMigration.script("INSERT INTO thing VALUES ('half'); INSERT INTO nowhere VALUES (1)")));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database(broken).connect(SHORT));
		assertThat(things(database(TWO))).containsExactly("first", "second");
	}

	@Test
	void keepsTheTablesOfAnotherProgramAndClosesItsFileToOthers() throws Exception {
		Path path = this.folder.resolve("x.db");
		try (Connection other = SqliteConnections.to(path).connect(SHORT)) {
			execute(other, "CREATE TABLE theirs (a TEXT)");
			execute(other, "INSERT INTO theirs VALUES ('kept')");
		}
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
		try (Connection connection = database(ONE).connect(SHORT)) {
			assertThat(query(connection, "SELECT a FROM theirs")).containsExactly("kept");
			assertThat(query(connection, "SELECT name FROM thing")).containsExactly("first");
		}
		assertThat(permissions(path)).isEqualTo("rw-------");
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
		database(ONE).connect(SHORT).close();
		assertThat(permissions(path)).as("widened on purpose later").isEqualTo("rw-r-----");
	}

	@Test
	void leavesAFileOfALaterVersionUnchanged() throws Exception {
		things(database(TWO));
		byte[] before = Files.readAllBytes(this.folder.resolve("x.db"));
		assertThatExceptionOfType(NewerSchemaException.class).isThrownBy(() -> database(ONE).connect(SHORT))
			.withMessageContaining(this.folder.resolve("x.db").toString())
			.withMessageContaining("schema version 2")
			.withMessageContaining("up to 1")
			.withMessageContaining("configure another path");
		assertThat(this.folder.resolve("x.db")).hasBinaryContent(before);
		assertThat(this.folder.toFile().list()).containsExactly("x.db");
	}

	@Test
	void beginsAnewWhenTheFileWasDeleted() throws Exception {
		SqliteDatabase database = database(ONE);
		assertThat(things(database)).containsExactly("first");
		Files.delete(this.folder.resolve("x.db"));
		assertThat(things(database)).containsExactly("first");
	}

	@Test
	void saysWhyAFileCannotBeOpened() throws Exception {
		Files.createDirectory(this.folder.resolve("x.db"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database(ONE).connect(SHORT));
		Files.writeString(this.folder.resolve("file"), "");
		SqliteDatabase database = SqliteDatabase.file(this.folder.resolve("file/x.db"), ONE, CLOCK);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.connect(SHORT))
			.withMessageContaining("file/x.db");
		assertThat(this.folder.resolve("x.db")).isEmptyDirectory();
	}

	@Test
	void migratesOnceWhenManyOpenAtTheSameMoment() throws Exception {
		var threads = Executors.newFixedThreadPool(8);
		try {
			for (int round = 0; round < 5; round++) {
				Path path = this.folder.resolve("round" + round + "/x.db");
				List<Callable<List<String>>> opening = new ArrayList<>();
				for (int i = 0; i < 8; i++) {
					opening.add(() -> things(SqliteDatabase.file(path, TWO, CLOCK)));
				}
				for (Future<List<String>> things : threads.invokeAll(opening)) {
					assertThat(things.get()).containsExactly("first", "second");
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void waitsNoLongerThanAskedForAnotherWriter() throws Exception {
		SqliteDatabase database = database(ONE);
		try (Connection first = database.connect(SHORT); Connection second = database.connect(SHORT)) {
			execute(first, "BEGIN IMMEDIATE");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> execute(second, "INSERT INTO thing VALUES ('x')"))
				.matches(SqliteErrors::isBusy);
			assertThat(query(second, "SELECT name FROM thing")).as("readers do not wait").containsExactly("first");
		}
	}

	@Test
	void keepsADatabaseInMemoryUntilItIsClosed() throws Exception {
		try (SqliteDatabase database = SqliteDatabase.memory(ONE); SqliteDatabase other = SqliteDatabase.memory(ONE)) {
			try (Connection connection = database.connect(SHORT)) {
				execute(connection, "INSERT INTO thing VALUES ('x')");
			}
			assertThat(things(database)).containsExactly("first", "x");
			assertThat(things(other)).containsExactly("first");
			database.close();
			assertThat(things(database)).containsExactly("first");
		}
	}

	@Test
	void worksInATurkishLocale() throws Exception {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			assertThat(things(database(TWO))).containsExactly("first", "second");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private SqliteDatabase database(SqliteSchema schema) {
		return SqliteDatabase.file(this.folder.resolve("x.db"), schema, CLOCK);
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
