package io.ecoai.actuate;

import java.time.Instant;

import io.ecoai.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * The parameters of all sections that are read, as text: two reads that differ only in
 * the meaning of their selector would collide, so one takes them all.
 */
record SectionQuery(@Nullable String limit, @Nullable String offset, @Nullable String model, @Nullable String provider,
		@Nullable String outcome, @Nullable String from, @Nullable String to) {

	/** How many records one answer holds at most. */
	private static final int MAX_LIMIT = 1000;

	static SectionQuery period(@Nullable String from, @Nullable String to) {
		return new SectionQuery(null, null, null, null, null, from, to);
	}

	UsageQuery toUsageQuery() {
		int atMost = new Parameter("limit", this.limit).notNegative(UsageQuery.DEFAULT_LIMIT);
		return new UsageQuery(Math.min(atMost, MAX_LIMIT), new Parameter("offset", this.offset).notNegative(0),
				new Parameter("model", this.model).value(), new Parameter("provider", this.provider).value(),
				new Parameter("outcome", this.outcome).outcome(), null, start(), end());
	}

	@Nullable Instant start() {
		return new Parameter("from", this.from).instant();
	}

	@Nullable Instant end() {
		Instant end = new Parameter("to", this.to).instant();
		Instant start = start();
		if (start != null && end != null && end.isBefore(start)) {
			String reason = "from (%s) must not be after to (%s)".formatted(this.from, this.to);
			throw new InvalidEndpointRequestException(reason, reason);
		}
		return end;
	}

}
