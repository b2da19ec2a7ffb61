package io.ecoai.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long calls took. Thread-safe.
 */
final class Latencies {

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
		return new Figures(taken.size(), millis(taken, 0.5), millis(taken, 0.99), millis(taken, 1));
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
	 */
	record Figures(int calls, double median, double p99, double max) {

		/**
		 * Fails if these calls were delayed longer than is promised: by 2 ms usually, and
		 * by 100 ms at most; beyond that only by what the machine has delayed the same
		 * callers without a fault.
		 */
		Figures assertPromised(Figures without) {
			assertThat(this.median).as("median").isLessThan(2);
			assertThat(this.p99).as("p99").isLessThan(100 + without.p99);
			assertThat(this.max).as("max").isLessThan(100 + Math.max(900, 2 * without.max));
			return this;
		}

		/** Writes a line that the documents quote. */
		Figures tell(String what) {
			System.out.printf(Locale.ROOT, "measured: %s: %d calls, median %.3f ms, p99 %.2f ms, max %.2f ms%n", what,
					this.calls, this.median, this.p99, this.max);
			return this;
		}

	}

}
