package io.ecoai.usage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The batch that is to be written next. It stays as it is until that has succeeded. Used
 * by the writer's thread alone.
 */
final class PendingCalls {

	static final int BATCH = 1000;

	private static final Log logger = LogFactory.getLog(PendingCalls.class);

	private final List<UsageRecord> calls = new ArrayList<>(BATCH);

	private final UsageDatabase database;

	private final UsageBatches batches;

	private final CallRecorder recorder;

	private final OverflowTotals overflow;

	private final LongAdder dropped;

	/** Totals that are written with the batch. */
	private Map<TotalsKey, CallTotals> totals = Map.of();

	/** Whether the batch was tried, so that it must not change. */
	private boolean tried;

	private long refused;

	PendingCalls(UsageDatabase database, UsageBatches batches, CallRecorder recorder, OverflowTotals overflow,
			LongAdder dropped) {
		this.database = database;
		this.batches = batches;
		this.recorder = recorder;
		this.overflow = overflow;
		this.dropped = dropped;
	}

	void add(UsageEvent event) {
		try {
			this.calls.add(this.recorder.record(event));
		}
		catch (RuntimeException ex) {
			refuse(ex);
		}
	}

	boolean isFull() {
		return this.tried || this.calls.size() >= BATCH;
	}

	boolean isEmpty() {
		return this.calls.isEmpty() && this.totals.isEmpty() && this.overflow.isEmpty();
	}

	/**
	 * Writes the batch and the totals of calls that found no room.
	 * @throws RuntimeException if the database fails; nothing was written then
	 */
	void write() {
		if (!this.tried) {
			this.totals = this.overflow.take();
		}
		try {
			this.batches.save(this.calls, this.totals, this.tried);
			this.totals = Map.of();
			this.calls.clear();
			this.tried = false;
		}
		catch (RuntimeException | Error ex) {
			this.tried = true;
			if (!this.database.isRefusal(ex)) {
				throw ex;
			}
			release();
			writeOneByOne();
		}
	}

	/** Gives the totals back to the others. */
	private void release() {
		this.overflow.addAll(this.totals);
		this.totals = Map.of();
		this.tried = false;
	}

	/** One record that the table refuses must not hold up the others for ever. */
	private void writeOneByOne() {
		while (!this.calls.isEmpty()) {
			try {
				this.batches.save(List.of(this.calls.get(0)), Map.of());
			}
			catch (RuntimeException ex) {
				if (!this.database.isRefusal(ex)) {
					throw ex;
				}
				refuse(ex);
			}
			this.calls.remove(0);
		}
	}

	private void refuse(RuntimeException cause) {
		this.refused++;
		this.dropped.increment();
		if (this.refused == 1) {
			logger.warn("A usage record cannot be written and is left out; further ones are only counted: "
					+ WriteHealth.describe(cause));
		}
	}

	/** How many calls were dropped since there was no room for them. */
	long crowdedOut() {
		return this.dropped.sum() - this.refused;
	}

	/**
	 * Moves the batch to the spill.
	 * @return whether there was a batch, and room for it
	 */
	boolean spillTo(Spill spill) {
		if (this.calls.isEmpty() || !spill.append(this.calls.stream().map(SpillLine::of).toList())) {
			return false;
		}
		this.calls.clear();
		release();
		return true;
	}

	/** Keeps the totals of the batch and nothing else. */
	void dropDetails() {
		this.calls.forEach(this.overflow::add);
		this.dropped.add(this.calls.size());
		this.calls.clear();
		release();
	}

	/** Moves the totals of calls that found no room to the spill. */
	void spillTotalsTo(Spill spill) {
		List<SpillLine> lines = new ArrayList<>();
		this.overflow.take().forEach((key, totals) -> lines.add(new SpillLine(null, key, totals)));
		if (!lines.isEmpty() && !spill.append(lines)) {
			logger.warn("The last usage records could be written nowhere: %d groups of calls are missing in the totals"
				.formatted(lines.size()));
		}
	}

}
