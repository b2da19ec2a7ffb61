package io.ecoai.cache.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FlushFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What happens to the file from outside.
 */
@Timeout(300)
class SqliteCacheStoreFaultTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final CacheKey KEY = new CacheKey("k");

	@TempDir
	Path folder;

	private StoredFile file;

	private SqliteCacheStore store;

	@BeforeEach
	void open() {
		this.file = StoredFile.in(this.folder);
		this.store = this.file.store();
	}

	@AfterEach
	void close() {
		this.file.close();
	}

	private void reopen() {
		this.file.reopen();
		this.store = this.file.store();
	}

	@Test
	void holdsNobodyUpWhileAnotherProcessWrites() throws SQLException {
		this.file.put(Answers.small("k"));
		try (Connection other = this.file.connect(); Statement statement = other.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			List<Long> nanos = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				long start = System.nanoTime();
				this.store.put(Answers.small("late " + i));
				assertThat(this.store.get(new CacheKey("late " + i))).as("read before it is written").isNotNull();
				assertThat(this.store.get(KEY)).as("reading goes on").isNotNull();
				nanos.add(System.nanoTime() - start);
			}
			nanos.sort(null);
			assertThat(nanos.get(100)).as("half of them, on a busy machine too").isLessThan(10_000_000);
			assertThat(this.store.drain(Duration.ofMillis(20))).isFalse();
			statement.execute("ROLLBACK");
		}
		assertThat(this.store.drain(PATIENCE)).isTrue();
		reopen();
		assertThat(this.store.statistics().entries()).isEqualTo(201);
	}

	@Test
	void tellsAfterAWhileThatAnotherProcessKeepsItFromWriting() throws SQLException {
		this.file.put(Answers.small("k"));
		try (Connection other = this.file.connect(); Statement statement = other.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			assertThatExceptionOfType(DataAccessResourceFailureException.class)
				.isThrownBy(() -> this.store.remove(FlushFilter.all()))
				.withMessageContaining("cache.db");
			assertThat(this.store.get(KEY)).as("nothing has left").isNotNull();
			CompletionStage<?> put = this.store.put(Answers.small("late"));
			assertThat(put.toCompletableFuture()).failsWithin(PATIENCE)
				.withThrowableOfType(ExecutionException.class)
				.withMessageContaining("cache.db");
			statement.execute("ROLLBACK");
		}
		await().atMost(PATIENCE).until(() -> this.store.drain(PATIENCE));
		assertThat(this.store.get(new CacheKey("late"))).isNotNull();
	}

	@Test
	void opensAFileThatAnotherOneWrites() throws SQLException {
		this.file.put(Answers.small("k"));
		reopen();
		try (Connection other = this.file.connect(); Statement statement = other.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			long start = System.nanoTime();
			assertThat(this.store.get(KEY)).isNotNull();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).as("not until the lock is given back")
				.isLessThan(PATIENCE);
		}
	}

	@Test
	void beginsAnewWhenTheFileBecomesGarbageWhileItIsOpen() throws IOException {
		this.file.put(Answers.small("k"));
		byte[] garbage = new byte[50_000];
		new Random(5).nextBytes(garbage);
		Files.write(this.file.path(), garbage);
		CacheStore open = CacheStore.failOpen(this.store, CacheListener.NONE);
		for (int i = 0; i < 5; i++) {
			open.get(new CacheKey("other " + i));
			open.put(Answers.small("new " + i));
		}
		reopen();
		this.file.put(Answers.small("newest"));
		assertThat(this.store.get(new CacheKey("newest"))).isNotNull();
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files.map((path) -> path.getFileName().toString()))
				.anyMatch((name) -> name.startsWith("cache.db.corrupt-"));
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be deleted there")
	void beginsAnewWhenTheFileIsDeletedWhileItIsOpen() throws IOException {
		this.file.put(Answers.small("k"));
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path path : files.filter((path) -> path.getFileName().toString().startsWith("cache.db")).toList()) {
				Files.delete(path);
			}
		}
		this.file.put(Answers.small("new"));
		assertThat(this.store.get(new CacheKey("new"))).isNotNull();
		assertThat(this.store.get(KEY)).isNull();
		reopen();
		assertThat(this.store.get(new CacheKey("new"))).as("after a restart").isNotNull();
		assertThat(this.store.get(KEY)).isNull();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
	void letsOnlyTheOwnerReadTheFiles() throws IOException {
		this.file.put(Answers.small("k"));
		List<String> names = new ArrayList<>();
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path path : files.filter((path) -> path.getFileName().toString().startsWith("cache.db")).toList()) {
				names.add(path.getFileName().toString());
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString())
					.isEqualTo("rw-------");
			}
		}
		assertThat(names).contains("cache.db", "cache.db-wal", "cache.db-shm");
	}

	@Test
	void leavesTheTablesOfOtherLibrariesAlone() throws SQLException {
		try (Connection ancestor = this.file.connect(); Statement statement = ancestor.createStatement()) {
			statement.execute("CREATE TABLE cache_entries (cache_key TEXT PRIMARY KEY, response TEXT, prompt TEXT)");
			statement.execute("INSERT INTO cache_entries VALUES ('k', 'theirs', 'prompt')");
		}
		this.file.put(Answers.small("k"));
		assertThat(this.store.remove(FlushFilter.all())).isEqualTo(1);
		assertThat(this.store.remove(FlushFilter.pattern("*"))).isZero();
		reopen();
		this.file.put(Answers.small("k"));
		try (Connection ancestor = this.file.connect();
				Statement statement = ancestor.createStatement();
				ResultSet row = statement.executeQuery("SELECT * FROM cache_entries")) {
			assertThat(row.next()).isTrue();
			assertThat(row.getString("response")).isEqualTo("theirs");
			assertThat(row.next()).isFalse();
		}
	}

	@Test
	void isNotOpenedAgainByALateCall() throws IOException {
		this.file.put(Answers.small("k"));
		this.store.close();
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> this.store.get(KEY))
			.withMessageContaining("closed");
		assertThat(this.folder.resolve("cache.db-wal")).doesNotExist();
	}

	@Test
	void readsAnAnswerThatAnotherProcessHasReplaced() throws SQLException {
		this.file.put(Answers.small("k"));
		assertThat(this.store.get(KEY)).isNotNull();
		try (Connection other = this.file.connect(); Statement statement = other.createStatement()) {
			statement.execute("UPDATE ecoai_answer SET prompt = 'changed'");
		}
		assertThat(this.store.get(KEY).description().prompt()).isEqualTo("changed");
	}

}
