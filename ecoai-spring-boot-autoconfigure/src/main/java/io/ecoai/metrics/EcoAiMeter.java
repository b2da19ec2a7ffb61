package io.ecoai.metrics;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Every meter of EcoAI. Model and provider are the only tags with an open set of values;
 * no prompt, user or key ever becomes one.
 * <p>
 * The gauges of savings and spending read the totals of the usage log: they survive
 * restarts and are the same on every instance that shares a log, so query {@code max}
 * over instances. Counters are those of one instance since its start, so {@code sum}
 * them.
 */
enum EcoAiMeter {

	/** Counter: model calls. */
	CALLS("ecoai.calls", null, "Model calls", "provider", "model", "type", "outcome"),

	/** Gauge: output tokens that hits saved, by the log. */
	SAVINGS_TOKENS("ecoai.savings.tokens", null, "Output tokens that hits saved, from the usage log"),

	/** Gauge: US dollars that hits saved, by the log, before what the cache cost. */
	SAVINGS_COST("ecoai.savings.cost", "usd", "US dollars that hits saved, from the usage log"),

	/** Gauge: grams CO₂e that hits saved, by the log: both ends of the estimate. */
	SAVINGS_CO2("ecoai.savings.co2", "grams", "Grams of CO2e that hits saved, from the usage log", "bound"),

	/** Counter: output tokens that hits of this instance saved. */
	SAVED_TOKENS("ecoai.saved.tokens", null, "Output tokens that hits of this instance saved"),

	/**
	 * Counter: US dollars that hits of this instance saved; those without a price add 0.
	 */
	SAVED_COST("ecoai.saved.cost", "usd", "US dollars that hits of this instance saved"),

	/** Gauge: US dollars that calls of providers cost, by the log. */
	SPEND_COST("ecoai.spend.cost", "usd", "US dollars that provider calls cost, from the usage log"),

	/** Gauge: hits by calls, by the log; 0 without calls. */
	HIT_RATE("ecoai.hit.rate", "ratio", "Hits by calls, from the usage log"),

	/** Gauge: answers in the store, expired ones included. */
	CACHE_ENTRIES("ecoai.cache.entries", null, "Answers that the store keeps", "storage"),

	/** Gauge: bytes that the payloads in the store take. */
	CACHE_SIZE("ecoai.cache.size", "bytes", "Bytes that the kept answers take", "storage"),

	/** Timer: lookups, without the provider call that may follow. */
	LOOKUP("ecoai.lookup", null, "Time that lookups take", "outcome"),

	/** Counter: operations of the store that failed. */
	STORE_ERRORS("ecoai.store.errors", null, "Store operations that failed", "storage", "operation"),

	/** Counter: audits of answers that were served for questions in other words. */
	SEMANTIC_AUDITS("ecoai.semantic.audits", null, "Audits of semantic hits", "result"),

	/** Counter: how often the match was given up because too many answers were wrong. */
	SEMANTIC_STEP_DOWNS("ecoai.semantic.step.downs", null, "Times that semantic matching was made stricter by audits"),

	/** Counter: candidates that were not served, and questions never looked for. */
	SEMANTIC_REFUSALS("ecoai.semantic.refusals", null, "Candidates for semantic hits that were refused", "guard"),

	/** Gauge: calls that wait to be written to the log. */
	USAGE_QUEUE_SIZE("ecoai.usage.queue.size", null, "Calls that wait to be written to the usage log"),

	/** Counter: records whose detail is lost; they still count in the totals. */
	USAGE_DROPPED("ecoai.usage.dropped", null, "Usage records that lost their detail");

	private final String meterName;

	private final @Nullable String baseUnit;

	private final String description;

	private final String[] tagKeys;

	EcoAiMeter(String meterName, @Nullable String baseUnit, String description, String... tagKeys) {
		this.meterName = meterName;
		this.baseUnit = baseUnit;
		this.description = description;
		this.tagKeys = tagKeys;
	}

	Counter counter(MeterRegistry registry, String... tagValues) {
		return Counter.builder(this.meterName)
			.baseUnit(this.baseUnit)
			.description(this.description)
			.tags(tags(tagValues))
			.register(registry);
	}

	/** A counter that is kept elsewhere. Whoever registers it keeps the source alive. */
	<T> void counter(MeterRegistry registry, T source, ToDoubleFunction<T> count) {
		FunctionCounter.builder(this.meterName, source, count)
			.baseUnit(this.baseUnit)
			.description(this.description)
			.register(registry);
	}

	void gauge(MeterRegistry registry, Supplier<Number> value, String... tagValues) {
		Gauge.builder(this.meterName, value)
			.baseUnit(this.baseUnit)
			.description(this.description)
			.tags(tags(tagValues))
			.register(registry);
	}

	Timer timer(MeterRegistry registry, String... tagValues) {
		return Timer.builder(this.meterName).description(this.description).tags(tags(tagValues)).register(registry);
	}

	private Tags tags(String... values) {
		Tags tags = Tags.empty();
		for (int i = 0; i < this.tagKeys.length; i++) {
			tags = tags.and(this.tagKeys[i], values[i]);
		}
		return tags;
	}

}
