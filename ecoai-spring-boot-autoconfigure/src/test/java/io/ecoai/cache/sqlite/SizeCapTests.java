package io.ecoai.cache.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SizeCapTests {

	private static final long MEGABYTE = 1024 * 1024;

	private static final Clock LATER = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	private Path file;

	private SqliteCacheStore store;

	@BeforeEach
	void open() {
		this.file = this.folder.resolve("cache.db");
		open(4 * MEGABYTE);
	}

	private void open(long maxSizeBytes) {
		this.store = new SqliteCacheStore(this.file, maxSizeBytes, LATER);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void keepsTheFileBelowItsSizeAndTheAnswersThatWereUsedLast() throws Exception {
		put("favourite", 20_000);
		for (int i = 0; i < 1000; i++) {
			put("k" + i, 20_000);
			if (i % 50 == 0) {
				assertThat(this.store.get(new CacheKey("favourite"))).isNotNull();
				assertThat(Files.size(this.file)).isLessThanOrEqualTo(4 * MEGABYTE);
			}
		}
		assertThat(this.store.get(new CacheKey("favourite"))).as("used").isNotNull();
		assertThat(this.store.get(new CacheKey("k999"))).as("new").isNotNull();
		assertThat(this.store.get(new CacheKey("k0"))).as("neither").isNull();
		assertThat(this.store.statistics().entries()).as("most of the room is used").isBetween(150L, 210L);
		assertThat(Answers.query(this.file, "SELECT count(*) FROM ecoai_answer_use"))
			.isEqualTo(Answers.query(this.file, "SELECT count(*) FROM ecoai_answer"));
		this.store.close();
		assertThat(Files.size(this.file)).isLessThanOrEqualTo(4 * MEGABYTE);
	}

	/** Rows of 1,800 bytes are the worst: two of them just do not fit into a page. */
	@ParameterizedTest
	@ValueSource(ints = { 100, 1800, 3000, 20_000 })
	void staysBelowItsSizeUnderLoad(int bytes) throws Exception {
		for (int i = 0; i < 3000; i++) {
			this.store.put(Answers.large("k" + i, (i % 100 == 0) ? 500_000 : bytes));
			if (i % 100 == 99) {
				assertThat(pages() * 4096).isLessThanOrEqualTo(4 * MEGABYTE);
			}
		}
		assertThat(this.store.drain(PATIENCE)).isTrue();
		this.store.close();
		assertThat(Files.size(this.file)).isBetween(2 * MEGABYTE, 4 * MEGABYTE);
		assertThat(Answers.query(this.file, "PRAGMA integrity_check")).containsExactly("ok");
	}

	@Test
	void doesNotKeepAnAnswerThatIsLargerThanTheFileMayBe() {
		put("small", 1000);
		this.store.put(Answers.large("big", (int) (4 * MEGABYTE)));
		assertThat(this.store.drain(PATIENCE)).isTrue();
		assertThat(this.store.get(new CacheKey("big"))).isNull();
		assertThat(this.store.get(new CacheKey("small"))).isNotNull();
	}

	@Test
	void becomesSmallerWhenLessIsAllowed() throws Exception {
		for (int i = 0; i < 150; i++) {
			put("k" + i, 20_000);
		}
		close();
		assertThat(Files.size(this.file)).isGreaterThan(2 * MEGABYTE);
		open(MEGABYTE);
		put("new", 10);
		await().atMost(PATIENCE).until(() -> pages() * 4096 <= MEGABYTE);
		close();
		assertThat(Files.size(this.file)).isLessThanOrEqualTo(MEGABYTE);
		open(MEGABYTE);
		assertThat(this.store.get(new CacheKey("new"))).isNotNull();
	}

	@Test
	void givesSpaceBackAfterAFlush() throws Exception {
		for (int i = 0; i < 150; i++) {
			put("k" + i, 20_000);
		}
		assertThat(this.store.remove(FlushFilter.all())).isEqualTo(150);
		put("new", 10);
		await().atMost(PATIENCE).until(() -> pages() < 300);
	}

	@Test
	void doesNotReadAPayloadThatIsTooLong() throws Exception {
		put("k", 10);
		try (var connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
				var statement = connection.createStatement()) {
			statement.execute("UPDATE ecoai_answer SET payload = zeroblob(" + (AnswerRows.MAX_PAYLOAD_BYTES + 1) + ")");
		}
		assertThat(this.store.get(new CacheKey("k")).payload()).isEmpty();
	}

	/** What the file will be when its write-ahead log is brought in. */
	private long pages() throws SQLException {
		return Long.parseLong(Answers.query(this.file, "PRAGMA page_count").get(0));
	}

	private void put(String key, int bytes) {
		this.store.put(Answers.large(key, bytes));
		assertThat(this.store.drain(PATIENCE)).isTrue();
	}

}
