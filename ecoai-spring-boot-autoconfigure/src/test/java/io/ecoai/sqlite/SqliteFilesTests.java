package io.ecoai.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteFilesTests {

	private final Path folder;

	SqliteFilesTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void canWriteWhereNothingIsYetAndLeavesNothing() {
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("a/b/x.db"))).isTrue();
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("x.db"))).isTrue();
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void canWriteAFileThatExists() throws Exception {
		Files.writeString(this.folder.resolve("x.db"), "");
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("x.db"))).isTrue();
		assertThat(this.folder.toFile().list()).containsExactly("x.db");
	}

	@Test
	void cannotWriteADirectoryNorBelowAFile() throws Exception {
		Files.writeString(this.folder.resolve("file"), "");
		assertThat(SqliteDatabase.canWrite(this.folder)).isFalse();
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("file/x.db"))).isFalse();
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("file/a/x.db"))).isFalse();
	}

	@Test
	void cannotWriteBehindALinkToNothing() throws Exception {
		Files.createSymbolicLink(this.folder.resolve("link"), this.folder.resolve("nothing"));
		assertThat(SqliteDatabase.canWrite(this.folder.resolve("link/x.db"))).isFalse();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void cannotWriteWhereOnlyTryingTells() {
		assertThat(SqliteDatabase.canWrite(Path.of("/proc/ecoai/x.db"))).isFalse();
	}

}
