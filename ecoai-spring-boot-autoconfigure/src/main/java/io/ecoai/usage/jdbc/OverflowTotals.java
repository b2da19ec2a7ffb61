package io.ecoai.usage.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.usage.UsageRecord;

/**
 * What calls add up to whose records could be kept nowhere. They wait here, in bounded
 * memory, to be added to the totals. Thread-safe.
 */
final class OverflowTotals {

	private static final int KEYS = 10_000;

	private final ConcurrentHashMap<TotalsKey, CallTotals> totals = new ConcurrentHashMap<>();

	void add(UsageRecord call) {
		add(TotalsKey.of(call), CallTotals.of(call));
	}

	private void add(TotalsKey key, CallTotals more) {
		boolean room = this.totals.size() < KEYS || this.totals.containsKey(key);
		this.totals.merge(room ? key : key.coarse(), more, CallTotals::plus);
	}

	/**
	 * Takes all out, if there is any. What is added meanwhile stays for the next time.
	 */
	List<NamedTotals> take() {
		Map<TotalsKey, CallTotals> taken = new HashMap<>();
		for (TotalsKey key : this.totals.keySet()) {
			CallTotals sum = this.totals.remove(key);
			if (sum != null) {
				taken.put(key, sum);
			}
		}
		return taken.isEmpty() ? List.of() : List.of(NamedTotals.of(taken));
	}

	boolean isEmpty() {
		return this.totals.isEmpty();
	}

}
