package io.ecoai.metrics;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.semantic.audit.AuditListener;
import io.ecoai.semantic.audit.AuditResult;
import io.ecoai.semantic.index.SemanticListener;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageListener;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the meters of EcoAI in every registry that it is bound to: the application's, the
 * private one of the endpoint, or both. What happens before it is bound to a registry is
 * not counted there. Thread-safe.
 * <p>
 * A gauge asks its source when it is read, never when it is registered. Its source may
 * fail: the gauge is not a number until it works again.
 */
public final class EcoAiMetrics implements MeterBinder, UsageListener, CacheListener, SemanticListener, AuditListener {

	private final List<CallMeters> bound = new CopyOnWriteArrayList<>();

	private final RecentReading<UsageSummary> totals;

	private final RecentReading<CacheStatistics> cache;

	private final Supplier<String> storage;

	private final Supplier<@Nullable UsageLog> log;

	/**
	 * Creates the meters.
	 * @param totals reads the totals of the usage log
	 * @param cache reads how full the store is
	 * @param storage the kind of store, asked when a registry is bound; must not open the
	 * store
	 * @param log the usage log, asked when a registry is bound; {@code null} if calls are
	 * not logged
	 * @param clock tells when totals have to be read again
	 */
	public EcoAiMetrics(Supplier<UsageSummary> totals, Supplier<CacheStatistics> cache, Supplier<String> storage,
			Supplier<@Nullable UsageLog> log, Clock clock) {
		this.totals = new RecentReading<>(totals, clock);
		this.cache = new RecentReading<>(cache, clock);
		this.storage = storage;
		this.log = log;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.bound.stream().anyMatch((meters) -> meters.registry() == registry)) {
			return;
		}
		bindTotals(registry);
		bindCache(registry);
		UsageLog usageLog = this.log.get();
		if (usageLog != null) {
			EcoAiMeter.USAGE_QUEUE_SIZE.gauge(registry, usageLog::queueSize);
			EcoAiMeter.USAGE_DROPPED.counter(registry, usageLog, UsageLog::dropped);
		}
		this.bound.add(new CallMeters(registry));
	}

	@Override
	public void onUsage(UsageEvent event) {
		for (CallMeters meters : this.bound) {
			meters.count(event);
		}
	}

	@Override
	public void onLookup(boolean hit, long nanos) {
		for (CallMeters meters : this.bound) {
			meters.countLookup(hit, nanos);
		}
	}

	@Override
	public void onStoreError(String storage, String operation) {
		for (CallMeters meters : this.bound) {
			meters.countStoreError(storage, operation);
		}
	}

	@Override
	public void onRefusal(String guard) {
		for (CallMeters meters : this.bound) {
			meters.countRefusal(guard);
		}
	}

	@Override
	public void onAudit(AuditResult result) {
		for (CallMeters meters : this.bound) {
			meters.countAudit(result.id());
		}
	}

	@Override
	public void onStepDown() {
		for (CallMeters meters : this.bound) {
			meters.countStepDown();
		}
	}

	private void bindTotals(MeterRegistry registry) {
		EcoAiMeter.SAVINGS_TOKENS.gauge(registry, () -> this.totals.figure(UsageSummary::tokensSaved));
		EcoAiMeter.SAVINGS_COST.gauge(registry,
				() -> this.totals.figure((summary) -> summary.costSavedUsd().doubleValue()));
		EcoAiMeter.SAVINGS_CO2.gauge(registry, () -> this.totals.figure(UsageSummary::co2SavedG), "low");
		EcoAiMeter.SAVINGS_CO2.gauge(registry, () -> this.totals.figure(UsageSummary::co2SavedGHigh), "high");
		EcoAiMeter.SPEND_COST.gauge(registry,
				() -> this.totals.figure((summary) -> summary.costSpentUsd().doubleValue()));
		EcoAiMeter.HIT_RATE.gauge(registry, () -> this.totals.figure(UsageSummary::hitRate));
	}

	private void bindCache(MeterRegistry registry) {
		String name = this.storage.get();
		EcoAiMeter.CACHE_ENTRIES.gauge(registry, () -> this.cache.figure(CacheStatistics::entries), name);
		EcoAiMeter.CACHE_SIZE.gauge(registry, () -> this.cache.figure(CacheStatistics::sizeBytes), name);
	}

}
