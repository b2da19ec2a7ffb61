package io.ecoai.report;

import java.time.Instant;

import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the sections that are read make of their parameters. Each uses those that mean
 * something to it.
 */
record SectionQuery(Parameters parameters) {

	/** How many records one answer holds at most. */
	private static final int MAX_LIMIT = 1000;

	/** How many prompts a page has unless it says otherwise. */
	private static final int PROMPT_PAGE = 25;

	UsageQuery toUsageQuery() {
		return new UsageQuery(limit(UsageQuery.DEFAULT_LIMIT), offset(), get("model").value(), get("provider").value(),
				get("outcome").outcome(), get("namespace").value(), start(), end());
	}

	PromptQuery toPromptQuery() {
		PromptFilter filter = PromptFilter.of(get("filter"));
		return new PromptQuery(limit(PROMPT_PAGE), offset(), get("sort").promptOrder(), get("search").value(),
				filter.served(), filter.type(), get("provider").value(), get("model").value(), get("namespace").value(),
				get("key").value());
	}

	@Nullable Instant start() {
		return get("from").instant();
	}

	@Nullable Instant end() {
		Instant end = get("to").instant();
		Instant start = start();
		if (start != null && end != null && end.isBefore(start)) {
			throw new RefusedParameterException("from (%s) must not be after to (%s)"
				.formatted(this.parameters.text("from"), this.parameters.text("to")));
		}
		return end;
	}

	private int limit(int fallback) {
		return Math.min(get("limit").notNegative(fallback), MAX_LIMIT);
	}

	private int offset() {
		return get("offset").notNegative(0);
	}

	private Parameter get(String name) {
		return this.parameters.get(name);
	}

}
