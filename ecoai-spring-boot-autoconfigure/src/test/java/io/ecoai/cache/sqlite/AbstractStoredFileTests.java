package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of a store and its file, at one moment.
 */
abstract class AbstractStoredFileTests {

	static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

	@TempDir
	Path folder;

	StoredFile file;

	SqliteCacheStore store;

	@BeforeEach
	void open() {
		this.file = StoredFile.in(this.folder, Clock.fixed(NOW, ZoneOffset.UTC));
		this.store = this.file.store();
	}

	@AfterEach
	void close() {
		this.file.close();
	}

	void reopen() {
		close();
		open();
	}

}
