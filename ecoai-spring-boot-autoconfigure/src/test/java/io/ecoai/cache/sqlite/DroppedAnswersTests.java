package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An older answer is not served again because the newer one could not be kept.
 */
class DroppedAnswersTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static final CacheKey KEY = new CacheKey("k");

	@TempDir
	Path folder;

	private StoredFile file;

	@BeforeEach
	void open() {
		this.file = StoredFile.in(this.folder, 64 * MEGABYTE, Clock.systemUTC());
		this.file.put(Answers.small("k"));
	}

	@AfterEach
	void close() {
		this.file.close();
	}

	@Test
	void anAnswerThatIsTooLargeTakesTheOlderOneAlong() throws Exception {
		assertThat(this.file.store().put(Answers.large("k", 65 * MEGABYTE)))
			.isCompletedWithValueMatching(Boolean.FALSE::equals);
		assertThat(this.file.get("k")).isNull();
		this.file.drain();
		assertThat(this.file.keys()).isEmpty();
	}

	@Test
	void anAnswerThatFindsNoRoomTakesTheOlderOneAlong() throws Exception {
		try (Connection other = this.file.lock()) {
			int waiting = 0;
			while (!this.file.store()
				.put(Answers.large("filler " + waiting, 4 * MEGABYTE))
				.toCompletableFuture()
				.isCompletedExceptionally()) {
				waiting++;
			}
			assertThat(this.file.store().put(Answers.large("k", MEGABYTE * 4))).isCompletedExceptionally();
			assertThat(this.file.get("k")).isNull();
			assertThat(this.file.get("filler 0")).isNotNull();
			assertThat(other.isClosed()).isFalse();
		}
		this.file.drain();
		assertThat(this.file.keys()).isNotEmpty().doesNotContain("k");
	}

	@Test
	void anAnswerThatMeetsAFlushByAnotherProcessTakesTheOlderOneAlong() {
		assertThat(this.file.get("k")).isNotNull();
		CacheEntry newer = Answers.large("k", 100);
		try (SqliteCacheStore other = new SqliteCacheStore(this.file.path(), Clock.systemUTC())) {
			assertThat(other.remove(FlushFilter.model("another"))).isZero();
			this.file.put(newer);
			CacheEntry kept = other.get(KEY);
			// Unless it has heard of the flush in the meantime.
			assertThat(kept == null || kept.payload().length == newer.payload().length).isTrue();
		}
	}

	@Test
	void whatIsDiscardedIsNotServedThoughItIsRemovedLater() throws Exception {
		try (Connection other = this.file.lock()) {
			this.file.store().discard(KEY);
			assertThat(this.file.get("k")).isNull();
			assertThat(this.file.keys()).containsExactly("k");
			assertThat(other.isClosed()).isFalse();
		}
		this.file.drain();
		assertThat(this.file.keys()).isEmpty();
		assertThat(this.file.query("SELECT flushes FROM ecoai_flush")).as("others keep what they have")
			.containsExactly("0");
	}

	@Test
	void whatIsDiscardedAndKeptAgainStays() throws Exception {
		try (Connection other = this.file.lock()) {
			this.file.store().discard(KEY);
			this.file.store().put(Answers.small("k"));
			assertThat(this.file.get("k")).isNotNull();
			assertThat(other.isClosed()).isFalse();
		}
		this.file.drain();
		assertThat(this.file.keys()).containsExactly("k");
	}

	@Test
	void aFlushDoesNotCountWhatWasDiscarded() throws Exception {
		this.file.put(Answers.small("other"));
		this.file.store().discard(KEY);
		assertThat(this.file.store().remove(FlushFilter.all())).isEqualTo(1);
		assertThat(this.file.store().drain(Duration.ofSeconds(30))).isTrue();
		assertThat(this.file.keys()).isEmpty();
	}

}
