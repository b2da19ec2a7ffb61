package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.cache.CacheKey;

/**
 * Which answers were used since the last time that was written down. A use costs a look
 * into a map and no write. Thread-safe.
 */
final class LastUses {

	private static final String UPDATE = """
			UPDATE ecoai_answer_use SET used_at_micros = ? WHERE cache_key = ? AND used_at_micros < ?""";

	private static final int MAX_KEYS = 10_000;

	private final Map<CacheKey, Long> uses = new ConcurrentHashMap<>();

	private final Clock clock;

	LastUses(Clock clock) {
		this.clock = clock;
	}

	/** The first use of a period stands for all of them. */
	void add(CacheKey key) {
		if (!this.uses.containsKey(key) && this.uses.size() < MAX_KEYS) {
			this.uses.put(key, AnswerRows.micros(this.clock.instant()));
		}
	}

	boolean isEmpty() {
		return this.uses.isEmpty();
	}

	/** Writes at most so many. What cannot be written is forgotten. */
	void write(SqliteSession session, int atMost) {
		session.with(UPDATE, (update) -> {
			Iterator<Map.Entry<CacheKey, Long>> left = this.uses.entrySet().iterator();
			for (int i = 0; i < atMost && left.hasNext(); i++) {
				Map.Entry<CacheKey, Long> use = left.next();
				left.remove();
				bind(use, update);
				update.addBatch();
			}
			return update.executeBatch();
		});
	}

	private static void bind(Map.Entry<CacheKey, Long> use, PreparedStatement update) throws SQLException {
		update.setLong(1, use.getValue());
		update.setString(2, use.getKey().value());
		update.setLong(3, use.getValue());
	}

}
