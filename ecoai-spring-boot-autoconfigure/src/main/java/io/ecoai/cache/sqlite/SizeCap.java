package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a file below its size. The answers that were used least recently leave first.
 */
final class SizeCap {

	private static final String OLDEST = """
			SELECT u.cache_key, a.size_bytes FROM ecoai_answer_use u JOIN ecoai_answer a ON a.cache_key = u.cache_key
			ORDER BY u.used_at_micros LIMIT 200""";

	/** What an answer takes beside its payload, with its places in indexes, roughly. */
	private static final int ROW_BYTES = 1024;

	/** How many uses are written down before answers leave. */
	private static final int MAX_USES = 2000;

	/** So many free pages are kept for what comes next. */
	private static final long SPARE_PAGES = 256;

	private static final int VACUUM_PAGES = 500;

	private final SqliteSession session;

	private final LastUses uses;

	private final long maxBytes;

	SizeCap(SqliteSession session, LastUses uses, long maxBytes) {
		this.session = session;
		this.uses = uses;
		this.maxBytes = maxBytes;
	}

	/** Whether an answer alone is more than the file may hold. */
	boolean isTooLarge(long payloadBytes) {
		return payloadBytes + ROW_BYTES > this.maxBytes - this.maxBytes / 16;
	}

	/** How much may be written at once, so that it does not push out all there is. */
	long batchBytes() {
		return this.maxBytes / 8;
	}

	/**
	 * Removes answers if there is no room for more, as far as that can be told before. To
	 * be called in a transaction, before {@link #trim()}.
	 */
	void makeRoom(long payloadBytes, int answers) {
		long needed = payloadBytes + payloadBytes / 16 + (long) answers * ROW_BYTES;
		if (usedBytes() + needed <= this.maxBytes) {
			return;
		}
		// A little more than needed, or each batch would have to search again.
		removeDownTo(this.maxBytes - this.maxBytes / 16 - needed);
	}

	/**
	 * Removes what is too much after all, since nobody knows before how many pages rows
	 * will take. To be called at the end of the same transaction, so that the file is
	 * never larger than allowed.
	 */
	void trim() {
		long pages = this.maxBytes / pragma("page_size");
		long over = pragma("page_count") - pages;
		if (over > 0) {
			removeDownTo(this.maxBytes);
			// Where the size was changed to a smaller one, the rest leaves bit by bit.
			vacuum(Math.min(over, 2 * VACUUM_PAGES));
		}
	}

	private void removeDownTo(long bytes) {
		long excess = usedBytes() - bytes;
		if (excess > 0) {
			this.uses.write(this.session, MAX_USES);
		}
		while (excess > 0 && removeOldest(excess) > 0) {
			excess = usedBytes() - bytes;
		}
	}

	private int removeOldest(long bytes) {
		List<String> keys = this.session.with(OLDEST, (select) -> {
			List<String> oldest = new ArrayList<>();
			try (ResultSet row = select.executeQuery()) {
				for (long sum = 0; sum < bytes && row.next(); sum += row.getLong(2) + ROW_BYTES) {
					oldest.add(row.getString(1));
				}
			}
			return oldest;
		});
		this.session.with(AnswerRows.DELETE, (delete) -> remove(keys, delete));
		return keys.size();
	}

	private static int remove(List<String> keys, PreparedStatement delete) throws SQLException {
		for (String key : keys) {
			delete.setString(1, key);
			delete.addBatch();
		}
		return delete.executeBatch().length;
	}

	/**
	 * Gives free pages back to the file system, some at a time.
	 * @return whether there are more
	 */
	boolean shrink() {
		long free = pragma("freelist_count");
		long pages = pragma("page_count");
		boolean over = pages * pragma("page_size") > this.maxBytes;
		if (free == 0 || !(over || free > Math.max(SPARE_PAGES, pages / 4))) {
			return false;
		}
		vacuum(VACUUM_PAGES);
		// A file that another program began may be of the kind that never shrinks.
		return pragma("freelist_count") < free;
	}

	private void vacuum(long pages) {
		this.session.script("PRAGMA incremental_vacuum(" + pages + ")");
	}

	private long usedBytes() {
		return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
	}

	private long pragma(String name) {
		return this.session.with("PRAGMA " + name, (select) -> {
			try (ResultSet row = select.executeQuery()) {
				return row.next() ? row.getLong(1) : 0L;
			}
		});
	}

}
