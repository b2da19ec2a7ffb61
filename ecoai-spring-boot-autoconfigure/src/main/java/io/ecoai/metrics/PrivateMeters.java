package io.ecoai.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/**
 * Meters in a registry of their own, for an application that exports none to Prometheus.
 * The names are those that Micrometer's Prometheus registry would give them. Thread-safe.
 */
public final class PrivateMeters {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	/**
	 * Creates the registry.
	 * @param meters what to keep in it
	 */
	public PrivateMeters(MeterBinder meters) {
		meters.bindTo(this.registry);
	}

	/**
	 * The meters as they are now.
	 * @return a snapshot of each, in the order of their names
	 */
	public MetricSnapshots snapshots() {
		Map<String, List<Meter>> families = this.registry.getMeters()
			.stream()
			.collect(Collectors.groupingBy((meter) -> meter.getId().getName(), TreeMap::new, Collectors.toList()));
		MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
		families.values().forEach((family) -> add(snapshots, family));
		return snapshots.build();
	}

	private static void add(MetricSnapshots.Builder snapshots, List<Meter> family) {
		switch (family.get(0).getId().getType()) {
			case COUNTER -> snapshots.metricSnapshot(counter(family));
			case TIMER -> snapshots.metricSnapshot(summary(family)).metricSnapshot(max(family));
			default -> snapshots.metricSnapshot(gauge(family));
		}
	}

	private static CounterSnapshot counter(List<Meter> family) {
		CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name(family)).help(help(family));
		family
			.forEach((meter) -> counter.dataPoint(new CounterDataPointSnapshot(value(meter), labels(meter), null, 0)));
		return counter.build();
	}

	private static GaugeSnapshot gauge(List<Meter> family) {
		GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name(family)).help(help(family));
		family.forEach((meter) -> gauge.dataPoint(new GaugeDataPointSnapshot(value(meter), labels(meter), null)));
		return gauge.build();
	}

	private static SummarySnapshot summary(List<Meter> family) {
		SummarySnapshot.Builder summary = SummarySnapshot.builder().name(name(family)).help(help(family));
		for (Meter meter : family) {
			Timer timer = (Timer) meter;
			summary.dataPoint(SummaryDataPointSnapshot.builder()
				.count(timer.count())
				.sum(timer.totalTime(TimeUnit.SECONDS))
				.labels(labels(meter))
				.build());
		}
		return summary.build();
	}

	private static GaugeSnapshot max(List<Meter> family) {
		GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name(family) + "_max").help(help(family));
		family.forEach((meter) -> gauge
			.dataPoint(new GaugeDataPointSnapshot(((Timer) meter).max(TimeUnit.SECONDS), labels(meter), null)));
		return gauge.build();
	}

	private static double value(Meter meter) {
		return meter.measure().iterator().next().getValue();
	}

	private static String name(List<Meter> family) {
		Meter.Id id = family.get(0).getId();
		String unit = id.getBaseUnit();
		return id.getConventionName(NamingConvention.snakeCase) + ((unit != null) ? "_" + unit : "");
	}

	private static String help(List<Meter> family) {
		String description = family.get(0).getId().getDescription();
		return (description != null) ? description : "";
	}

	private static Labels labels(Meter meter) {
		List<Tag> tags = meter.getId().getTags();
		return Labels.of(tags.stream().map(Tag::getKey).toList(), tags.stream().map(Tag::getValue).toList());
	}

}
