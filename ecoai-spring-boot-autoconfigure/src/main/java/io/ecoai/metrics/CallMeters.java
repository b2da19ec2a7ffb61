package io.ecoai.metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What is counted on the way of a call, in one registry. A meter is looked up once for
 * each combination of its tags and kept: a hit must not pay for building them.
 */
final class CallMeters {

	private final Map<CallTags, Counter> calls = new ConcurrentHashMap<>();

	private final Map<ErrorTags, Counter> storeErrors = new ConcurrentHashMap<>();

	private final Map<String, Counter> audits = new ConcurrentHashMap<>();

	private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	private final Counter savedTokens;

	private final Counter savedCost;

	/** There from the start: who alerts on an increase has to see the first one too. */
	private final Counter stepDowns;

	private final Timer lookupHits;

	private final Timer lookupMisses;

	CallMeters(MeterRegistry registry) {
		this.registry = registry;
		this.savedTokens = EcoAiMeter.SAVED_TOKENS.counter(registry);
		this.savedCost = EcoAiMeter.SAVED_COST.counter(registry);
		this.stepDowns = EcoAiMeter.SEMANTIC_STEP_DOWNS.counter(registry);
		this.lookupHits = EcoAiMeter.LOOKUP.timer(registry, "hit");
		this.lookupMisses = EcoAiMeter.LOOKUP.timer(registry, "miss");
	}

	MeterRegistry registry() {
		return this.registry;
	}

	void count(UsageEvent event) {
		CallTags tags = new CallTags(event.provider(), event.model(), event.promptType(), event.outcome());
		this.calls.computeIfAbsent(tags, this::register).increment();
		if (event.outcome().isCacheHit()) {
			TokenUsage tokens = event.tokens();
			if (tokens != null) {
				this.savedTokens.increment(tokens.outputTokens());
			}
			BigDecimal cost = event.impact().costUsd();
			if (cost != null) {
				this.savedCost.increment(cost.doubleValue());
			}
		}
	}

	void countLookup(boolean hit, long nanos) {
		(hit ? this.lookupHits : this.lookupMisses).record(nanos, TimeUnit.NANOSECONDS);
	}

	void countStoreError(String storage, String operation) {
		this.storeErrors.computeIfAbsent(new ErrorTags(storage, operation), this::register).increment();
	}

	void countAudit(String result) {
		this.audits.computeIfAbsent(result, (tag) -> EcoAiMeter.SEMANTIC_AUDITS.counter(this.registry, tag))
			.increment();
	}

	void countRefusal(String guard) {
		this.refusals.computeIfAbsent(guard, (tag) -> EcoAiMeter.SEMANTIC_REFUSALS.counter(this.registry, tag))
			.increment();
	}

	void countStepDown() {
		this.stepDowns.increment();
	}

	private Counter register(CallTags tags) {
		return EcoAiMeter.CALLS.counter(this.registry, tags.provider(), tags.model(), tags.type().id(),
				tags.outcome().id());
	}

	private Counter register(ErrorTags tags) {
		return EcoAiMeter.STORE_ERRORS.counter(this.registry, tags.storage(), tags.operation());
	}

	private record CallTags(String provider, String model, PromptType type, Outcome outcome) {

	}

	private record ErrorTags(String storage, String operation) {

	}

}
