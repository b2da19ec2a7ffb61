package io.ecoai.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where usage records and their totals are kept. Thread-safe. Periods are half-open:
 * {@code from} belongs to them, {@code to} does not, and {@code null} leaves an end open.
 * Every method throws {@link org.springframework.dao.DataAccessException} if the database
 * fails.
 */
public interface UsageRepository {

	/**
	 * Writes records and adds them to the totals, all or none. A record whose event id is
	 * already there is passed over and counts nowhere a second time.
	 * @param records the records
	 */
	void saveAll(Collection<UsageRecord> records);

	/**
	 * Totals.
	 * @param from the first moment, or {@code null}
	 * @param to the moment after the last, or {@code null}
	 * @return the totals of the period
	 */
	UsageSummary summary(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Totals with breakdowns.
	 * @param from the first moment, or {@code null}
	 * @param to the moment after the last, or {@code null}
	 * @return the report of the period
	 */
	UsageReport report(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Records, newest first.
	 * @param query which ones
	 * @return the records
	 */
	List<UsageRecord> history(UsageQuery query);

	/**
	 * Totals by day and model, newest day first.
	 * @param from the first moment, or {@code null}
	 * @param to the moment after the last, or {@code null}
	 * @return a row for each day and model
	 */
	List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to);

	/**
	 * How long callers waited, newest day first.
	 * @param from the first moment, or {@code null}; its whole day counts
	 * @param to the moment after the last, or {@code null}; its whole day counts
	 * @return a row for each day
	 */
	List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Prompts with what their calls add up to.
	 * @param query which ones
	 * @return the prompts
	 * @throws IllegalArgumentException if texts are searched and none is kept
	 */
	PromptPage<PromptUsage> prompts(PromptQuery query);

}
