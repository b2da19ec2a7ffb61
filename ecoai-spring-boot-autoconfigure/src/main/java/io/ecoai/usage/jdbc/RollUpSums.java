package io.ecoai.usage.jdbc;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the records of one batch add up to by prompt and by wait, to be written with them.
 * A row for each prompt of a batch costs much less than a trigger for each record.
 */
final class RollUpSums {

	/** The first call of a prompt tells what it is, so they stay in their order. */
	private final Map<String, PromptSums> prompts = new LinkedHashMap<>();

	private final Map<Wait, Long> waits = new HashMap<>();

	RollUpSums(Iterable<UsageRecord> calls) {
		calls.forEach(this::add);
	}

	private void add(UsageRecord call) {
		if (call.outcome() == Outcome.ERROR) {
			return;
		}
		Wait wait = new Wait(Micros.day(call.timestamp()), call.cacheHit(),
				LatencyClasses.upperBound(call.latencyMs()));
		this.waits.merge(wait, 1L, Long::sum);
		String key = keyOf(call);
		// A call that the cache took no part in has no prompt that could be served.
		if (key != null && call.outcome() != Outcome.BYPASS) {
			this.prompts.computeIfAbsent(key, (first) -> new PromptSums(call)).add(call);
		}
	}

	/** Without a key, equal texts for one model are one prompt. */
	private static @Nullable String keyOf(UsageRecord call) {
		String prompt = call.prompt();
		if (call.promptHash() == null && prompt != null && !prompt.isEmpty()) {
			return "text:" + call.provider() + '/' + call.model() + '/' + prompt;
		}
		return call.promptHash();
	}

	/** Adds to what is there, within the transaction of the records. */
	void write(JdbcTemplate jdbc) {
		jdbc.batchUpdate(RollUps.ADD_PROMPT_SUMS, this.prompts.entrySet(), Integer.MAX_VALUE, (statement, prompt) -> {
			PromptSums sums = prompt.getValue();
			UsageRecord call = sums.first;
			Object[] values = { prompt.getKey(), call.provider(), call.model(), call.namespace(),
					call.promptType().id(), sums.text, sums.calls, sums.hits, sums.semanticHits, sums.staleHits,
					sums.tokensSaved, sums.costSaved, sums.firstMicros, sums.lastMicros };
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
		});
		jdbc.batchUpdate(RollUps.ADD_WAIT_SUMS, this.waits.entrySet(), Integer.MAX_VALUE, (statement, wait) -> {
			statement.setString(1, wait.getKey().day().toString());
			statement.setBoolean(2, wait.getKey().served());
			statement.setLong(3, wait.getKey().upToMs());
			statement.setLong(4, wait.getValue());
		});
	}

	private record Wait(LocalDate day, boolean served, long upToMs) {

	}

	private static final class PromptSums {

		private final UsageRecord first;

		private String text = "";

		private long calls;

		private long hits;

		private long semanticHits;

		private long staleHits;

		private long tokensSaved;

		private long costSaved;

		private long firstMicros = Long.MAX_VALUE;

		private long lastMicros = Long.MIN_VALUE;

		private PromptSums(UsageRecord first) {
			this.first = first;
		}

		private void add(UsageRecord call) {
			if (this.text.isEmpty() && call.prompt() != null) {
				// An encrypted text can only be read with the id of its event.
				this.text = PromptText.isEncrypted(call.prompt())
						? call.prompt() + EncryptedPromptText.EVENT + call.eventId() : call.prompt();
			}
			this.calls++;
			this.hits += call.cacheHit() ? 1 : 0;
			this.semanticHits += (call.outcome() == Outcome.SEMANTIC_HIT) ? 1 : 0;
			this.staleHits += (call.outcome() == Outcome.STALE) ? 1 : 0;
			this.tokensSaved += call.tokensSaved();
			Long saved = PicoDollars.of(call.costSavedUsd());
			this.costSaved += (saved != null) ? saved : 0;
			long micros = Micros.of(call.timestamp());
			this.firstMicros = Math.min(this.firstMicros, micros);
			this.lastMicros = Math.max(this.lastMicros, micros);
		}

	}

}
