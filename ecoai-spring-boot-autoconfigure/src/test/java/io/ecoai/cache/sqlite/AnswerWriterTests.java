package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.sqlite.KnownFlushes.Flushes;
import io.ecoai.cache.sqlite.PendingAnswers.Pending;
import io.ecoai.sqlite.SqliteDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AnswerWriterTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final AtomicInteger looks = new AtomicInteger();

	/** A caller may be reading for longer than the look waits. */
	@Test
	void aLookForFlushesThatFailsIsNoFailureToWrite(@TempDir Path folder) {
		SqliteDatabase database = SqliteDatabase.file(folder.resolve("cache.db"), AnswerSchema.SQLITE,
				Clock.systemUTC());
		PendingAnswers pending = new PendingAnswers();
		LastUses uses = new LastUses(Clock.systemUTC());
		try (SqliteSession session = SqliteSession.ofWork(database, PATIENCE, PATIENCE, (damage) -> {
		})) {
			SizeCap cap = new SizeCap(session, uses, Long.MAX_VALUE);
			AnswerBatches batches = new AnswerBatches(new AnswerRows(), session, pending, new KnownFlushes(), uses, cap,
					Clock.systemUTC());
			try (AnswerWriter writer = new AnswerWriter(database, pending, batches, uses, cap, this::look)) {
				writer.begin();
				await().atMost(PATIENCE).until(() -> this.looks.get() > 1);
				assertThat(writer.failure()).isNull();
				Pending answer = Pending.answer(Answers.small("k"), Flushes.UNKNOWN);
				assertThat(pending.offer(answer)).isTrue();
				writer.wake();
				assertThat(answer.written()).succeedsWithin(PATIENCE);
			}
		}
	}

	private void look() {
		this.looks.incrementAndGet();
		throw new DataAccessResourceFailureException("not within 40 ms");
	}

}
