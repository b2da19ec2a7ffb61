package io.ecoai.usage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The batch that is to be written next. It stays as it is until that has succeeded. Used
 * by the writer's thread alone.
 */
final class PendingCalls {

	private static final Log logger = LogFactory.getLog(PendingCalls.class);

	private final List<UsageRecord> calls = new ArrayList<>();

	private final UsageDatabase database;

	private final UsageBatches batches;

	private final CallRecorder recorder;

	private final OverflowTotals overflow;

	private final LongAdder dropped;

	/** Totals that are written with the batch. */
	private List<NamedTotals> totals = List.of();

	/** How many of the first calls were tried together and may be there. */
	private int inDoubt;

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
		return this.inDoubt > 0 || this.calls.size() >= this.database.batchSize();
	}

	boolean isEmpty() {
		return this.calls.isEmpty() && this.totals.isEmpty() && this.overflow.isEmpty();
	}

	/**
	 * Writes the batch and the totals of calls that found no room.
	 * @throws RuntimeException if the database fails; then all is tried again, also if
	 * that was written after all
	 */
	void write() {
		if (this.totals.isEmpty()) {
			this.totals = this.overflow.take();
		}
		try {
			save(this.calls.size(), this.totals);
			this.totals = List.of();
			this.calls.clear();
		}
		catch (RuntimeException | Error ex) {
			if (this.calls.isEmpty() || !this.database.isRefusal(ex)) {
				throw ex;
			}
			writeOneByOne();
		}
	}

	private void save(int count, List<NamedTotals> more) {
		this.inDoubt = count;
		this.batches.save(List.copyOf(this.calls.subList(0, count)), more);
		this.inDoubt = 0;
	}

	/** One record that the table refuses must not hold up the others for ever. */
	private void writeOneByOne() {
		while (!this.calls.isEmpty()) {
			try {
				save(1, List.of());
			}
			catch (RuntimeException ex) {
				if (!this.database.isRefusal(ex)) {
					throw ex;
				}
				this.inDoubt = 0;
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
		Stream<SpillLine> lines = Stream.concat(this.totals.stream().map(SpillLine::of),
				this.calls.stream().map(SpillLine::of));
		if (this.calls.isEmpty() || !spill.append(lines.toList())) {
			return false;
		}
		this.calls.clear();
		this.totals = List.of();
		this.inDoubt = 0;
		return true;
	}

	/** Keeps the totals of the batch and nothing else. */
	void dropDetails() {
		List<UsageRecord> tried = this.calls.subList(0, this.inDoubt);
		this.calls.subList(this.inDoubt, this.calls.size()).forEach(this.overflow::add);
		List<NamedTotals> left = new ArrayList<>(this.totals);
		if (!tried.isEmpty()) {
			OverflowTotals sums = new OverflowTotals();
			tried.forEach(sums::add);
			String one = tried.get(0).eventId();
			sums.take().forEach((totals) -> left.add(totals.unless(one)));
		}
		this.dropped.add(this.calls.size());
		this.totals = left;
		this.calls.clear();
		this.inDoubt = 0;
	}

	/** Moves the totals of calls that found no room to the spill. */
	void spillTotalsTo(Spill spill) {
		List<SpillLine> lines = Stream.concat(this.totals.stream(), this.overflow.take().stream())
			.map(SpillLine::of)
			.toList();
		this.totals = List.of();
		if (!lines.isEmpty() && !spill.append(lines)) {
			logger.warn("The last usage records could be written nowhere: their calls are missing in the totals");
		}
	}

}
