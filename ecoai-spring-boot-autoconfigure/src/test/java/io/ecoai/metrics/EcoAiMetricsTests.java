package io.ecoai.metrics;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.ManualClock;
import io.ecoai.UsageRecords;
import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class EcoAiMetricsTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T08:00:00Z"));

	private InMemoryEcoAi ecoAi;

	private EcoAiMetrics metrics;

	@BeforeEach
	void bind(@TempDir Path folder) {
		this.ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"), Map.of());
		this.metrics = new EcoAiMetrics(this.ecoAi::summary, this.ecoAi::cache, () -> "memory", () -> null, this.clock);
		this.metrics.bindTo(this.registry);
	}

	@Test
	void readsNothingWhenItIsBound() {
		assertThat(this.ecoAi.queries()).isZero();
	}

	@Test
	void countsCallsByProviderModelTypeAndOutcome() {
		this.metrics.onUsage(event(Outcome.HIT, "gpt-4o", "0.5"));
		this.metrics.onUsage(event(Outcome.HIT, "gpt-4o", "0.5"));
		this.metrics.onUsage(event(Outcome.MISS, "gpt-4o", "0.5"));
		assertThat(calls("hit")).isEqualTo(2);
		assertThat(calls("miss")).isEqualTo(1);
	}

	@Test
	void addsTokensAndCostOfHitsOnly() {
		this.metrics.onUsage(event(Outcome.HIT, "gpt-4o", "0.5"));
		this.metrics.onUsage(event(Outcome.STALE, "gpt-4o", "0.25"));
		this.metrics.onUsage(event(Outcome.MISS, "gpt-4o", "4"));
		assertThat(this.registry.get("ecoai.saved.tokens").counter().count()).isEqualTo(40);
		assertThat(this.registry.get("ecoai.saved.cost").counter().count()).isEqualTo(0.75);
	}

	@Test
	void addsNothingForAHitOfWhichNothingIsKnown() {
		this.metrics.onUsage(new UsageEvent("1", this.clock.instant(), Outcome.HIT, "dev", "openai", "new-model",
				PromptType.TEXT, "default", null, Impact.UNKNOWN, Duration.ZERO, null, null, null));
		assertThat(this.registry.get("ecoai.saved.tokens").counter().count()).isZero();
		assertThat(this.registry.get("ecoai.saved.cost").counter().count()).isZero();
	}

	@Test
	void makesOneQueryForAllGaugesOfAScrape() {
		this.ecoAi.log(UsageRecords.hit(1, "2026-11-23T08:00:00Z", "gpt-4o", "hello", "0.5"));
		assertThat(gauge("ecoai.savings.tokens")).isEqualTo(42);
		assertThat(gauge("ecoai.savings.cost")).isEqualTo(0.5);
		assertThat(gauge("ecoai.hit.rate")).isEqualTo(1);
		assertThat(this.registry.get("ecoai.savings.co2").tag("bound", "low").gauge().value()).isEqualTo(0.00001);
		assertThat(this.registry.get("ecoai.savings.co2").tag("bound", "high").gauge().value()).isEqualTo(0.25);
		assertThat(this.ecoAi.queries()).isOne();
	}

	@Test
	void readsTheTotalsAnewAfterASecond() {
		assertThat(gauge("ecoai.savings.tokens")).isZero();
		this.ecoAi.log(UsageRecords.hit(1, "2026-11-23T08:00:00Z", "gpt-4o", "hello", "0.5"));
		this.clock.advance(Duration.ofMillis(999));
		assertThat(gauge("ecoai.savings.tokens")).isZero();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(gauge("ecoai.savings.tokens")).isEqualTo(42);
	}

	@Test
	void readsTheTotalsAnewWhenTheClockWasSetBack() {
		assertThat(gauge("ecoai.savings.tokens")).isZero();
		this.ecoAi.log(UsageRecords.hit(1, "2026-11-23T08:00:00Z", "gpt-4o", "hello", "0.5"));
		this.clock.advance(Duration.ofHours(-1));
		assertThat(gauge("ecoai.savings.tokens")).isEqualTo(42);
	}

	@Test
	void isNotANumberWhileTheLogCannotBeRead() {
		this.ecoAi.failWith(new DataAccessResourceFailureException("disk gone"));
		assertThat(gauge("ecoai.spend.cost")).isNaN();
		this.ecoAi.failWith(null);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(gauge("ecoai.spend.cost")).isZero();
	}

	@Test
	void showsHowFullTheStoreIs() {
		this.ecoAi.keep("k1", "gpt-4o", "hello");
		assertThat(this.registry.get("ecoai.cache.entries").tag("storage", "memory").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("ecoai.cache.size").tag("storage", "memory").gauge().value()).isEqualTo(100);
	}

	@Test
	void timesLookups() {
		this.metrics.onLookup(true, 2_000_000);
		this.metrics.onLookup(false, 1);
		assertThat(this.registry.get("ecoai.lookup").tag("outcome", "hit").timer().totalTime(TimeUnit.MILLISECONDS))
			.isEqualTo(2);
		assertThat(this.registry.get("ecoai.lookup").tag("outcome", "miss").timer().count()).isOne();
	}

	@Test
	void countsErrorsOfTheStore() {
		this.metrics.onStoreError("sqlite", "get");
		assertThat(this.registry.get("ecoai.store.errors")
			.tag("storage", "sqlite")
			.tag("operation", "get")
			.counter()
			.count()).isOne();
	}

	@Test
	void countsInEveryRegistryAndOnlyOnce() {
		MeterRegistry other = new SimpleMeterRegistry();
		this.metrics.bindTo(other);
		this.metrics.bindTo(other);
		this.metrics.onUsage(event(Outcome.HIT, "gpt-4o", "0.5"));
		assertThat(calls("hit")).isOne();
		assertThat(other.get("ecoai.calls").counter().count()).isOne();
	}

	private double calls(String outcome) {
		return this.registry.get("ecoai.calls")
			.tag("provider", "openai")
			.tag("model", "gpt-4o")
			.tag("type", "text")
			.tag("outcome", outcome)
			.counter()
			.count();
	}

	private double gauge(String name) {
		return this.registry.get(name).gauge().value();
	}

	private UsageEvent event(Outcome outcome, String model, String cost) {
		return new UsageEvent("id", this.clock.instant(), outcome, "dev", "openai", model, PromptType.TEXT, "default",
				new TokenUsage(7, 20, 0, 0), new Impact(new BigDecimal(cost), null, null, null, null, null),
				Duration.ofMillis(3), null, null, null);
	}

}
