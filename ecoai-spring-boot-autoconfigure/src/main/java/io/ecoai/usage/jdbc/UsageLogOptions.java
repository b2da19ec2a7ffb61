package io.ecoai.usage.jdbc;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a usage log is kept.
 *
 * @param application the name that every record gets, or {@code null} if it has none
 * @param retention how long records are kept; totals are kept for ever
 * @param promptCodePoints how much of a prompt is kept, in Unicode code points
 * @param promptText how that is kept
 * @param queueCapacity how many calls may wait in memory to be written
 * @param spillLimit how large the file may grow that takes records while the database
 * cannot, in bytes
 * @param closeTimeout how long closing waits for what is not written yet
 */
public record UsageLogOptions(@Nullable String application, Duration retention, int promptCodePoints,
		PromptText promptText, int queueCapacity, long spillLimit, Duration closeTimeout) {

	/** How much of a prompt is kept unless said otherwise. */
	public static final int PREVIEW = 200;

	public UsageLogOptions {
		if (retention.isNegative() || promptCodePoints < 0 || queueCapacity < 1 || spillLimit < 0
				|| closeTimeout.isNegative()) {
			throw new IllegalArgumentException("Sizes and durations must not be negative, and a queue needs room: "
					+ "retention %s, promptCodePoints %d, queueCapacity %d, spillLimit %d, closeTimeout %s"
						.formatted(retention, promptCodePoints, queueCapacity, spillLimit, closeTimeout));
		}
	}

	/**
	 * Ninety days, previews of 200 code points, 100,000 calls in memory and 64 MB beside
	 * the database.
	 * @return the usual options
	 */
	public static UsageLogOptions defaults() {
		return new UsageLogOptions(null, Duration.ofDays(90), PREVIEW, PromptText.readable(), 100_000,
				64L * 1024 * 1024, Duration.ofSeconds(10));
	}

	/**
	 * These options for an application.
	 * @param name its name, or {@code null}
	 * @return the options
	 */
	public UsageLogOptions withApplication(@Nullable String name) {
		return new UsageLogOptions(name, this.retention, this.promptCodePoints, this.promptText, this.queueCapacity,
				this.spillLimit, this.closeTimeout);
	}

	/**
	 * These options with another retention.
	 * @param period how long records are kept
	 * @return the options
	 */
	public UsageLogOptions withRetention(Duration period) {
		return new UsageLogOptions(this.application, period, this.promptCodePoints, this.promptText, this.queueCapacity,
				this.spillLimit, this.closeTimeout);
	}

	/**
	 * These options with another length of prompts.
	 * @param codePoints how much is kept; {@link Integer#MAX_VALUE} keeps all
	 * @return the options
	 */
	public UsageLogOptions withPromptCodePoints(int codePoints) {
		return new UsageLogOptions(this.application, this.retention, codePoints, this.promptText, this.queueCapacity,
				this.spillLimit, this.closeTimeout);
	}

	/**
	 * These options with another form of prompts.
	 * @param form how prompts are kept
	 * @return the options
	 */
	public UsageLogOptions withPromptText(PromptText form) {
		return new UsageLogOptions(this.application, this.retention, this.promptCodePoints, form, this.queueCapacity,
				this.spillLimit, this.closeTimeout);
	}

	/**
	 * These options with other bounds.
	 * @param calls how many calls may wait in memory
	 * @param spillBytes how large the file beside the database may grow
	 * @return the options
	 */
	public UsageLogOptions withBounds(int calls, long spillBytes) {
		return new UsageLogOptions(this.application, this.retention, this.promptCodePoints, this.promptText, calls,
				spillBytes, this.closeTimeout);
	}

	/**
	 * These options with another patience when closing.
	 * @param timeout how long closing may take
	 * @return the options
	 */
	public UsageLogOptions withCloseTimeout(Duration timeout) {
		return new UsageLogOptions(this.application, this.retention, this.promptCodePoints, this.promptText,
				this.queueCapacity, this.spillLimit, timeout);
	}

}
