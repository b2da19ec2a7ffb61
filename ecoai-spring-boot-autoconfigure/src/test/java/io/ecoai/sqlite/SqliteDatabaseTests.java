package io.ecoai.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
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

	private final Path folder;

	SqliteDatabaseTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void touchesNothingBeforeTheFirstConnection() {
		SqliteDatabase.file(this.folder.resolve("made/x.db"), Things.ONE, Things.CLOCK);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void makesFolderAndFilesForTheirOwnerOnly() throws Exception {
		Path path = this.folder.resolve("a/b/x.db");
		try (Connection connection = SqliteDatabase.file(path, Things.ONE, Things.CLOCK).connect(Things.SHORT)) {
			Things.execute(connection, "INSERT INTO thing VALUES ('x')");
			for (String name : List.of("x.db", "x.db-wal", "x.db-shm")) {
				assertThat(Things.permissions(path.resolveSibling(name))).as(name).isEqualTo("rw-------");
			}
		}
		assertThat(Things.permissions(this.folder.resolve("a/b"))).isEqualTo("rwx------");
		assertThat(path.resolveSibling(".gitignore")).hasContent("*");
		assertThat(this.folder.resolve("a/.gitignore")).doesNotExist();
	}

	@Test
	void leavesAFolderOfTheUserAsItIs() throws Exception {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-x---"));
		SqliteDatabase.file(this.folder.resolve("x.db"), Things.ONE, Things.CLOCK).connect(Things.SHORT).close();
		assertThat(Things.permissions(this.folder)).isEqualTo("rwxr-x---");
		assertThat(this.folder.resolve(".gitignore")).doesNotExist();
	}

	@Test
	void hidesAnEcoaiFolderFromGitWithoutReplacingWhatIsThere() throws Exception {
		Path ecoai = Files.createDirectory(this.folder.resolve(".ecoai"));
		SqliteDatabase.file(ecoai.resolve("x.db"), Things.ONE, Things.CLOCK).connect(Things.SHORT).close();
		assertThat(ecoai.resolve(".gitignore")).hasContent("*");
		Files.writeString(ecoai.resolve(".gitignore"), "mine");
		SqliteDatabase.file(ecoai.resolve("y.db"), Things.ONE, Things.CLOCK).connect(Things.SHORT).close();
		assertThat(ecoai.resolve(".gitignore")).hasContent("mine");
	}

	@Test
	void worksInAFolderBehindALink() throws Exception {
		Path real = Files.createDirectory(this.folder.resolve("real"));
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), real);
		SqliteDatabase.file(link.resolve("x.db"), Things.ONE, Things.CLOCK).connect(Things.SHORT).close();
		assertThat(real.resolve("x.db")).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space.db", "straße-日本.db", "100%25.db", "what?.db", "a#b&mode=memory.db" })
	void takesAnyFileName(String name) throws Exception {
		Path path = this.folder.resolve(name);
		SqliteDatabase.file(path, Things.ONE, Things.CLOCK).connect(Things.SHORT).close();
		assertThat(path).isNotEmptyFile();
		assertThat(Things.of(SqliteDatabase.file(path, Things.ONE, Things.CLOCK))).containsExactly("first");
	}

	@Test
	void usesTheSettingsThatSqlitesMakersAdvise() throws Exception {
		try (Connection connection = Things.in(this.folder, Things.ONE).connect(Things.SHORT)) {
			assertThat(Things.query(connection, "PRAGMA journal_mode")).containsExactly("wal");
			assertThat(Things.query(connection, "PRAGMA synchronous")).containsExactly("1");
			assertThat(Things.query(connection, "PRAGMA busy_timeout")).containsExactly("50");
			assertThat(Things.query(connection, "PRAGMA auto_vacuum")).containsExactly("2");
			assertThat(Things.query(connection, "PRAGMA user_version")).containsExactly("1");
		}
	}

	@Test
	void appliesOnlyTheStepsThatAreMissing() throws Exception {
		assertThat(Things.of(Things.in(this.folder, Things.ONE))).containsExactly("first");
		assertThat(Things.of(Things.in(this.folder, Things.TWO))).containsExactly("first", "second");
		assertThat(Things.of(Things.in(this.folder, Things.TWO))).containsExactly("first", "second");
	}

	@Test
	void undoesAStepThatFails() throws Exception {
		SqliteSchema broken = new SqliteSchema("", List.of(Things.FIRST,
				SqliteMigration.script("INSERT INTO thing VALUES ('half'); INSERT INTO nowhere VALUES (1)")));
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> Things.in(this.folder, broken).connect(Things.SHORT));
		assertThat(Things.of(Things.in(this.folder, Things.TWO))).containsExactly("first", "second");
	}

	@Test
	void keepsTheTablesOfAnotherProgramAndClosesItsFileToOthers() throws Exception {
		Path path = this.folder.resolve("x.db");
		try (Connection other = SqliteConnections.to(path).connect(Things.SHORT)) {
			Things.execute(other, "CREATE TABLE theirs (a TEXT)");
			Things.execute(other, "INSERT INTO theirs VALUES ('kept')");
		}
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
		try (Connection connection = Things.in(this.folder, Things.ONE).connect(Things.SHORT)) {
			assertThat(Things.query(connection, "SELECT a FROM theirs")).containsExactly("kept");
			assertThat(Things.query(connection, "SELECT name FROM thing")).containsExactly("first");
		}
		assertThat(Things.permissions(path)).isEqualTo("rw-------");
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
		Things.in(this.folder, Things.ONE).connect(Things.SHORT).close();
		assertThat(Things.permissions(path)).as("widened on purpose later").isEqualTo("rw-r-----");
	}

	@Test
	void leavesAFileOfALaterVersionUnchanged() throws Exception {
		Things.of(Things.in(this.folder, Things.TWO));
		byte[] before = Files.readAllBytes(this.folder.resolve("x.db"));
		assertThatExceptionOfType(NewerSchemaException.class)
			.isThrownBy(() -> Things.in(this.folder, Things.ONE).connect(Things.SHORT))
			.withMessageContaining(this.folder.resolve("x.db").toString())
			.withMessageContaining("schema version 2")
			.withMessageContaining("up to 1")
			.withMessageContaining("configure another path");
		assertThat(this.folder.resolve("x.db")).hasBinaryContent(before);
		assertThat(this.folder.toFile().list()).containsExactly("x.db");
	}

	@Test
	void beginsAnewWhenTheFileWasDeleted() throws Exception {
		SqliteDatabase database = Things.in(this.folder, Things.ONE);
		assertThat(Things.of(database)).containsExactly("first");
		Files.delete(this.folder.resolve("x.db"));
		assertThat(Things.of(database)).containsExactly("first");
	}

	@Test
	void saysWhyAFileCannotBeOpened() throws Exception {
		Files.createDirectory(this.folder.resolve("x.db"));
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> Things.in(this.folder, Things.ONE).connect(Things.SHORT));
		Files.writeString(this.folder.resolve("file"), "");
		SqliteDatabase database = SqliteDatabase.file(this.folder.resolve("file/x.db"), Things.ONE, Things.CLOCK);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.connect(Things.SHORT))
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
					opening.add(() -> Things.of(SqliteDatabase.file(path, Things.TWO, Things.CLOCK)));
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
		SqliteDatabase database = Things.in(this.folder, Things.ONE);
		try (Connection first = database.connect(Things.SHORT); Connection second = database.connect(Things.SHORT)) {
			Things.execute(first, "BEGIN IMMEDIATE");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> Things.execute(second, "INSERT INTO thing VALUES ('x')"))
				.matches(SqliteErrors::isBusy);
			assertThat(Things.query(second, "SELECT name FROM thing")).as("readers do not wait")
				.containsExactly("first");
		}
	}

	@Test
	void keepsADatabaseInMemoryUntilItIsClosed() throws Exception {
		try (SqliteDatabase database = SqliteDatabase.memory(Things.ONE);
				SqliteDatabase other = SqliteDatabase.memory(Things.ONE)) {
			try (Connection connection = database.connect(Things.SHORT)) {
				Things.execute(connection, "INSERT INTO thing VALUES ('x')");
			}
			assertThat(Things.of(database)).containsExactly("first", "x");
			assertThat(Things.of(other)).containsExactly("first");
			database.close();
			assertThat(Things.of(database)).containsExactly("first");
		}
	}

	@Test
	void worksInATurkishLocale() throws Exception {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			assertThat(Things.of(Things.in(this.folder, Things.TWO))).containsExactly("first", "second");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
