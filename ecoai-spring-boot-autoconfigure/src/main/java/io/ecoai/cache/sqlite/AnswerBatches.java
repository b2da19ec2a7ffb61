package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.sqlite.KnownFlushes.Flushes;
import io.ecoai.cache.sqlite.PendingAnswers.Pending;
import io.ecoai.sqlite.SqliteErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is done in transactions: answers are written, expired ones deleted, and those that
 * a filter matches. One thread at a time gets as far as the session.
 */
final class AnswerBatches {

	private static final Log logger = LogFactory.getLog(AnswerBatches.class);

	private static final int MAX_ANSWERS = 500;

	private static final long MAX_BYTES = 4 * 1024 * 1024;

	private static final int MAX_USES = 1000;

	private final AnswerRows rows;

	private final SqliteSession session;

	private final PendingAnswers pending;

	private final KnownFlushes flushes;

	private final LastUses uses;

	private final SizeCap cap;

	private final Clock clock;

	AnswerBatches(AnswerRows rows, SqliteSession session, PendingAnswers pending, KnownFlushes flushes, LastUses uses,
			SizeCap cap, Clock clock) {
		this.rows = rows;
		this.session = session;
		this.pending = pending;
		this.flushes = flushes;
		this.uses = uses;
		this.cap = cap;
		this.clock = clock;
	}

	/**
	 * Writes the answers that have waited longest.
	 * @param careful whether one at a time, to find one that cannot be written
	 */
	void write(boolean careful) {
		List<Pending> batch = new ArrayList<>();
		try {
			Flushes now = this.session.inTransaction(() -> {
				// Not earlier: they may leave while another one has the session.
				batch.addAll(this.pending.first(careful ? 1 : MAX_ANSWERS, Math.min(MAX_BYTES, this.cap.batchBytes())));
				return upsert(batch);
			});
			this.pending.removeAll(batch);
			this.flushes.saw(now);
		}
		catch (RuntimeException ex) {
			if (careful && (SqliteErrors.isConstraint(ex) || SqliteErrors.isTooBig(ex))) {
				leaveOut(batch);
				logger.warn("An answer cannot be written and is left out: " + ex.getMessage());
			}
			throw ex;
		}
	}

	/** An older answer must not be served in the place of one that is left out. */
	private void leaveOut(List<Pending> batch) {
		this.pending.leave(batch.stream().filter((answer) -> !answer.isLeaving()).toList());
		this.pending.removeAll(batch);
	}

	private Flushes upsert(List<Pending> batch) {
		Flushes now = this.session.with(KnownFlushes.SELECT, KnownFlushes.READ);
		List<CacheEntry> valid = new ArrayList<>();
		List<Pending> leaving = new ArrayList<>();
		for (Pending answer : batch) {
			CacheEntry entry = answer.entry();
			// Another process may have flushed since its provider was asked.
			if (entry == null || answer.isBefore(now)) {
				leaving.add(answer);
			}
			else {
				valid.add(entry);
			}
		}
		delete(leaving);
		this.cap.makeRoom(valid.stream().mapToLong((entry) -> entry.payload().length).sum(), valid.size());
		this.session.with(AnswerRows.UPSERT, (upsert) -> {
			for (CacheEntry entry : valid) {
				this.rows.bind(entry, upsert);
				upsert.addBatch();
			}
			return upsert.executeBatch();
		});
		this.cap.trim();
		return now;
	}

	/** Writes down when answers were used. */
	void writeUses() {
		this.session.inTransaction(() -> {
			this.uses.write(this.session, MAX_USES);
			return true;
		});
	}

	/**
	 * Deletes expired answers.
	 * @return whether any were found
	 */
	boolean deleteExpired() {
		return this.session.with(AnswerRows.DELETE_EXPIRED, (delete) -> {
			delete.setLong(1, AnswerRows.micros(this.clock.instant()));
			return delete.executeUpdate() > 0;
		});
	}

	/** Removes what a filter matches, written or not. */
	long remove(FlushFilter filter) {
		AnswerFilter conditions = new AnswerFilter(filter);
		List<Flushes> counted = new ArrayList<>();
		List<Pending> unwritten = new ArrayList<>();
		List<Pending> leaving = this.pending.matching(Pending::isLeaving);
		try {
			long count = this.session.inTransaction(() -> {
				// First, since it waits for whoever writes, and only then changes
				// anything.
				counted.addAll(count());
				unwritten.addAll(this.pending.matching((answer) -> answer.matches(filter)));
				// Not later: whoever has the session next would write them.
				this.pending.removeAll(unwritten);
				// They have left already, as far as anybody knows.
				delete(leaving);
				delete(unwritten);
				return unwritten.stream().filter((answer) -> !answer.key().isNote()).count()
						+ remove(filter, conditions);
			});
			this.pending.removeAll(leaving);
			return count;
		}
		catch (RuntimeException ex) {
			this.pending.leave(unwritten);
			if (!counted.isEmpty()) {
				// It may not have been counted after all: the next one of another process
				// must not be taken for it.
				this.flushes.undo(counted.get(1), counted.get(0));
				this.pending.passedOver(counted.get(1), counted.get(0));
			}
			throw ex;
		}
	}

	private long remove(FlushFilter filter, AnswerFilter conditions) {
		if (!conditions.isWhollySql()) {
			List<String> keys = matching(filter, conditions);
			deleteKeys(keys.stream().filter((key) -> new CacheKey(key).isNote()).toList());
			return deleteKeys(keys.stream().filter((key) -> !new CacheKey(key).isNote()).toList());
		}
		// First what is no answer, so that it is not counted.
		delete(conditions, conditions.whereNotes());
		return delete(conditions, conditions.where());
	}

	private int delete(AnswerFilter conditions, String where) {
		return this.session.with("DELETE FROM ecoai_answer" + where, (delete) -> {
			conditions.bind(delete);
			return delete.executeUpdate();
		});
	}

	/** Counts a flush before anybody else can see it and take it for another's. */
	private List<Flushes> count() {
		this.session.with(KnownFlushes.COUNT, PreparedStatement::executeUpdate);
		Flushes now = this.session.with(KnownFlushes.SELECT, KnownFlushes.READ);
		Flushes before = this.flushes.made(now);
		this.pending.passedOver(before, now);
		return List.of(before, now);
	}

	/** Lets go of what a filter matches and has not been written. */
	void forget(FlushFilter filter) {
		this.pending.leave(this.pending.matching((answer) -> answer.matches(filter)));
	}

	private int delete(List<Pending> leaving) {
		return deleteKeys(leaving.stream().map((answer) -> answer.key().value()).toList());
	}

	private int deleteKeys(List<String> keys) {
		return this.session.with(AnswerRows.DELETE, (delete) -> {
			int count = 0;
			for (String key : keys) {
				delete.setString(1, key);
				count += delete.executeUpdate();
			}
			return count;
		});
	}

	private List<String> matching(FlushFilter filter, AnswerFilter conditions) {
		return this.session.with(AnswerRows.DESCRIPTIONS + conditions.where(), (statement) -> {
			conditions.bind(statement);
			List<String> keys = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					EntryHeader stored = this.rows.header(row);
					if (filter.matches(stored.key(), stored.description())) {
						keys.add(stored.key().value());
					}
				}
			}
			return keys;
		});
	}

}
