package io.ecoai.sqlite;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
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
		assertThat(Things.of(Things.in(this.folder, Things.ONE))).containsExactly("first");
		Path aside = this.folder.resolve("x.db.corrupt-20261123T101530");
		assertThat(aside).hasContent(content.repeat(200));
		assertThat(output.getAll()).containsOnlyOnce("WARN")
			.contains(path.toString(), aside.toString(), "things in it");
		assertThat(Things.permissions(path)).isEqualTo("rw-------");
	}

	@Test
	void movesATruncatedDatabaseAside() throws Exception {
		Things.fill(Things.in(this.folder, Things.ONE));
		try (FileChannel file = FileChannel.open(this.folder.resolve("x.db"), StandardOpenOption.WRITE)) {
			file.truncate(file.size() / 2);
		}
		assertThat(Things.of(Things.in(this.folder, Things.ONE))).containsExactly("first");
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530")).exists();
	}

	@Test
	void neverReplacesAFileThatWasMovedAsideBefore() throws Exception {
		for (String content : List.of("one", "two")) {
			Files.deleteIfExists(this.folder.resolve("x.db"));
			Files.writeString(this.folder.resolve("x.db"), content);
			Things.of(Things.in(this.folder, Things.ONE));
		}
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530")).hasContent("one");
		assertThat(this.folder.resolve("x.db.corrupt-20261123T101530-2")).hasContent("two");
	}

	@Test
	void movesAFileAsideThatTurnsOutDamagedLater() throws Exception {
		SqliteDatabase database = Things.in(this.folder, Things.ONE);
		Things.fill(database);
		byte[] garbage = "garbage".repeat(2000).getBytes(StandardCharsets.UTF_8);
		try (FileChannel file = FileChannel.open(this.folder.resolve("x.db"), StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.wrap(garbage), 4096 * 2);
		}
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Things.of(database))
			.matches(SqliteErrors::isCorrupt)
			.satisfies((ex) -> assertThat(database.moveAsideIfDamaged(ex)).isTrue());
		assertThat(Things.of(database)).containsExactly("first");
		assertThat(database.moveAsideIfDamaged(new SQLException("a false alarm"))).isFalse();
	}

	@Test
	void initialisesAnEmptyFile(CapturedOutput output) throws Exception {
		Files.createFile(this.folder.resolve("x.db"));
		assertThat(Things.of(Things.in(this.folder, Things.ONE))).containsExactly("first");
		assertThat(this.folder.toFile().list()).containsExactly("x.db");
		assertThat(output.getAll()).doesNotContain("WARN");
	}

}
