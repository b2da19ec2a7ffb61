package io.ecoai.usage.jdbc;

import java.util.Objects;
import java.util.stream.Stream;

import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a spill file: a record, or totals whose records are gone.
 */
record SpillLine(@Nullable UsageRecord call, @Nullable NamedTotals totals) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	static SpillLine of(UsageRecord call) {
		return new SpillLine(call, null);
	}

	static SpillLine of(NamedTotals totals) {
		return new SpillLine(null, totals);
	}

	byte[] toJson() {
		return JSON.writeValueAsBytes(this);
	}

	/** Reads a line, or returns {@code null} for one that a crash has cut off. */
	static @Nullable SpillLine parse(byte[] json) {
		try {
			SpillLine line = JSON.readValue(json, SpillLine.class);
			return line.isComplete() ? line : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private boolean isComplete() {
		UsageRecord call = this.call;
		if (call == null) {
			return isComplete(this.totals);
		}
		return Stream
			.of(call.timestamp(), call.provider(), call.model(), call.promptType(), call.eventId(), call.outcome(),
					call.mode(), call.namespace())
			.allMatch(Objects::nonNull);
	}

	private static boolean isComplete(@Nullable NamedTotals totals) {
		return totals != null && totals.name() != null && totals.sums() != null
				&& totals.sums().stream().allMatch((sum) -> sum.key() != null && sum.totals() != null);
	}

}
