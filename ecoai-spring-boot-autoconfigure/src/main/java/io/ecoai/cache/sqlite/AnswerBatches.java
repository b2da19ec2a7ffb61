package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.StoredKey;
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
				batch.addAll(this.pending.first(careful ? 1 : MAX_ANSWERS, MAX_BYTES));
				return upsert(batch);
			});
			this.pending.removeAll(batch);
			this.flushes.saw(now);
		}
		catch (RuntimeException ex) {
			if (careful && (SqliteErrors.isConstraint(ex) || SqliteErrors.isTooBig(ex))) {
				this.pending.removeAll(batch);
				logger.warn("An answer cannot be written and is left out: " + ex.getMessage());
			}
			throw ex;
		}
	}

	private Flushes upsert(List<Pending> batch) {
		Flushes now = this.session.with(KnownFlushes.SELECT, KnownFlushes.READ);
		// Another process may have flushed since their providers were asked.
		List<Pending> valid = batch.stream().filter((answer) -> !Flushes.areBetween(answer.flushes(), now)).toList();
		this.cap.makeRoom(valid.stream().mapToLong((answer) -> answer.entry().payload().length).sum(), valid.size());
		this.session.with(AnswerRows.UPSERT, (upsert) -> {
			for (Pending answer : valid) {
				this.rows.bind(answer.entry(), upsert);
				upsert.addBatch();
			}
			return upsert.executeBatch();
		});
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
		try {
			return remove(filter, conditions, counted);
		}
		catch (RuntimeException ex) {
			if (!counted.isEmpty()) {
				// It may not have been counted after all: the next one of another process
				// must not be taken for it.
				this.flushes.undo(counted.get(1), counted.get(0));
				this.pending.passedOver(counted.get(1), counted.get(0));
			}
			throw ex;
		}
	}

	private long remove(FlushFilter filter, AnswerFilter conditions, List<Flushes> counted) {
		return this.session.inTransaction(() -> {
			List<Pending> unwritten = unwritten(filter);
			// Not later: whoever has the session next would write them.
			this.pending.removeAll(unwritten);
			long count = unwritten.size();
			delete(unwritten.stream().map((answer) -> answer.entry().key().value()).toList());
			if (conditions.isWhollySql()) {
				count += this.session.with("DELETE FROM ecoai_answer" + conditions.where(), (delete) -> {
					conditions.bind(delete);
					return delete.executeUpdate();
				});
			}
			else {
				count += delete(matching(filter, conditions));
			}
			this.session.with(KnownFlushes.COUNT, PreparedStatement::executeUpdate);
			// Before anybody else can see it and take it for another's.
			Flushes now = this.session.with(KnownFlushes.SELECT, KnownFlushes.READ);
			Flushes before = this.flushes.made(now);
			counted.addAll(List.of(before, now));
			this.pending.passedOver(before, now);
			return count;
		});
	}

	/** Forgets what a filter matches and has not been written. */
	void forget(FlushFilter filter) {
		this.pending.removeAll(unwritten(filter));
	}

	private List<Pending> unwritten(FlushFilter filter) {
		return this.pending.matching((answer) -> filter.matches(answer.entry().key(), answer.entry().description()));
	}

	private int delete(List<String> keys) {
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
					StoredKey stored = this.rows.storedKey(row);
					if (filter.matches(stored.key(), stored.description())) {
						keys.add(stored.key().value());
					}
				}
			}
			return keys;
		});
	}

}
