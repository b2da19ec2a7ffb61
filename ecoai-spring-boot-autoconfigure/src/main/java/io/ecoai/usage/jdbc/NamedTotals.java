package io.ecoai.usage.jdbc;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What calls add up to whose records are kept nowhere. The name is written down with the
 * sums in one transaction, so that they count once however often they are tried.
 *
 * @param name tells them from all others, in at most 20 characters
 * @param unless the record of one of the calls, if they may have been counted with their
 * records; then this one would be there
 * @param sums what the calls add up to
 */
record NamedTotals(String name, @Nullable String unless, List<Sum> sums) {

	private static final int RADIX = 36;

	static NamedTotals of(Map<TotalsKey, CallTotals> totals) {
		return new NamedTotals(newName(), null,
				totals.entrySet().stream().map((entry) -> new Sum(entry.getKey(), entry.getValue())).toList());
	}

	NamedTotals unless(String eventId) {
		return new NamedTotals(this.name, eventId, this.sums);
	}

	/** The first 96 bits of a random id, in letters of one case and digits. */
	private static String newName() {
		String hex = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
		return "+" + new BigInteger(hex, 16).toString(RADIX);
	}

	/**
	 * What the calls of one kind add up to.
	 *
	 * @param key what they have in common
	 * @param totals what they add up to
	 */
	record Sum(TotalsKey key, CallTotals totals) {

	}

}
