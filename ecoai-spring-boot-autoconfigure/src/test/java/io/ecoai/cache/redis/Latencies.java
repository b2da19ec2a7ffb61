package io.ecoai.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.ecoai.wire.MachinePauses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long calls took, and how long the machine held up threads meanwhile. Thread-safe.
 */
final class Latencies implements AutoCloseable {

	private final MachinePauses pauses = new MachinePauses();

	private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

	void add(long nanos) {
		this.nanos.add(nanos);
	}

	/** The figures of all that was added since this was last asked. */
	Figures take() {
		List<Long> taken = new ArrayList<>();
		for (Long next = this.nanos.poll(); next != null; next = this.nanos.poll()) {
			taken.add(next);
		}
		taken.sort(null);
		return new Figures(taken.size(), millis(taken, 0.5), millis(taken, 0.99), millis(taken, 1),
				this.pauses.takeLongest() / 1e6);
	}

	@Override
	public void close() {
		this.pauses.close();
	}

	private static double millis(List<Long> sorted, double quantile) {
		return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * quantile)) / 1e6;
	}

	/**
	 * In milliseconds.
	 *
	 * @param calls how many calls
	 * @param median of them
	 * @param p99 the 99th percentile
	 * @param max the longest
	 * @param pause the longest that a thread was held up by the machine
	 */
	record Figures(int calls, double median, double p99, double max, double pause) {

		/**
		 * Fails if these calls were delayed longer than is promised: by 2 ms usually, and
		 * by 100 ms at most, beyond what the machine has held up threads in the same
		 * time. A call has to get a core twice, before it waits and after.
		 */
		Figures assertPromised() {
			assertThat(this.median).as("median").isLessThan(2);
			assertThat(this.p99).as("p99 of %s", this).isLessThan(100 + this.pause);
			assertThat(this.max).as("max of %s", this).isLessThan(100 + 2 * this.pause);
			return this;
		}

		/** Writes a line that the documents quote. */
		Figures tell(String what) {
			System.out.printf(Locale.ROOT,
					"measured: %s: %d calls, median %.3f ms, p99 %.2f ms, max %.2f ms; the machine paused %.2f ms%n",
					what, this.calls, this.median, this.p99, this.max, this.pause);
			return this;
		}

	}

}
