package io.ecoai.semantic.index;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what comes of the search for the same question, since the application started.
 * Thread-safe.
 */
public final class SemanticCounts implements SemanticListener {

	private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

	private final LongAdder served = new LongAdder();

	private final LongAdder shadow = new LongAdder();

	@Override
	public void onRefusal(String guard) {
		this.refusals.computeIfAbsent(guard, (name) -> new LongAdder()).increment();
	}

	@Override
	public void onMatch(Verdict verdict, boolean shadow) {
		(shadow ? this.shadow : this.served).increment();
	}

	/**
	 * How many answers were served.
	 * @return a number
	 */
	public long served() {
		return this.served.sum();
	}

	/**
	 * How many would have been served but for shadow mode.
	 * @return a number
	 */
	public long shadow() {
		return this.shadow.sum();
	}

	/**
	 * How many candidates were refused.
	 * @return the numbers by guard
	 */
	public Map<String, Long> refusals() {
		Map<String, Long> counts = new TreeMap<>();
		this.refusals.forEach((guard, count) -> counts.put(guard, count.sum()));
		return counts;
	}

}
