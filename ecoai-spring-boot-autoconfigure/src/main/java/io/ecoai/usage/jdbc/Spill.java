package io.ecoai.usage.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.ecoai.usage.UsageRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where records wait that the database does not take: files beside it, of which each
 * process has its own. Whoever finds one that a process left behind replays it. Without a
 * place for files, nothing spills. Used by the writer's thread alone.
 */
final class Spill implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Spill.class);

	private static final int SLOTS = 16;

	private final @Nullable Path path;

	private final long limit;

	private @Nullable SpillFile file;

	Spill(@Nullable Path path, long limit) {
		this.path = path;
		this.limit = limit;
	}

	/**
	 * Adds lines.
	 * @return whether they are kept
	 */
	boolean append(List<SpillLine> lines) {
		try {
			SpillFile open = (this.file != null) ? this.file : claim(false);
			this.file = open;
			return open != null && open.append(lines, this.limit);
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Usage records did not spill", ex);
			return false;
		}
	}

	/** Looks for files of processes that are gone. */
	void findLeftover() {
		try {
			if (this.file == null) {
				this.file = claim(true);
			}
		}
		catch (IOException ex) {
			logger.debug("Spilled usage records cannot be opened", ex);
		}
	}

	private @Nullable SpillFile claim(boolean existing) throws IOException {
		for (int slot = 1; this.path != null && slot <= SLOTS; slot++) {
			Path candidate = (slot == 1) ? this.path : this.path.resolveSibling(this.path.getFileName() + "." + slot);
			if (!existing || Files.exists(candidate)) {
				SpillFile claimed = SpillFile.open(candidate);
				if (claimed != null) {
					return claimed;
				}
			}
		}
		return null;
	}

	/**
	 * Writes the oldest lines to the database, which passes over what it has, and goes on
	 * to the next file after the last line.
	 */
	void replay(UsageBatches batches, int count) throws IOException {
		SpillFile open = this.file;
		if (open == null) {
			return;
		}
		List<SpillLine> lines = open.peek(count);
		List<UsageRecord> calls = lines.stream().map(SpillLine::call).filter(Objects::nonNull).toList();
		List<NamedTotals> totals = lines.stream().map(SpillLine::totals).filter(Objects::nonNull).toList();
		batches.save(calls, totals);
		open.advance();
		if (open.isEmpty()) {
			close();
			findLeftover();
		}
	}

	boolean isEmpty() {
		return this.file == null;
	}

	@Override
	public void close() throws IOException {
		SpillFile closing = this.file;
		this.file = null;
		if (closing != null) {
			closing.close();
		}
	}

}
