package io.ecoai.report;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ecoai.EcoAi;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.impact.Equivalence;
import io.ecoai.impact.ImpactMethod;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.usage.UsageReport;

/**
 * What the root of the endpoint shows: totals at the top level, their breakdowns, how
 * full the cache is and how savings are estimated.
 *
 * @param summary the totals
 * @param byModel the same by model
 * @param byProvider by provider
 * @param byPromptType by prompt type
 * @param byNamespace by namespace
 * @param byApplication by application
 * @param equivalences the low end of the emissions saved in terms of everyday life
 * @param cache how full the cache is and how it behaves
 * @param semantic how questions that ask the same are being answered
 * @param method how savings are estimated
 */
public record ReportDescriptor(@JsonUnwrapped SummaryDescriptor summary, List<GroupDescriptor> byModel,
		List<GroupDescriptor> byProvider, List<GroupDescriptor> byPromptType, List<GroupDescriptor> byNamespace,
		List<GroupDescriptor> byApplication, List<EquivalenceDescriptor> equivalences, CacheDescriptor cache,
		SemanticDescriptor semantic, MethodDescriptor method) {

	static ReportDescriptor of(UsageReport report, EcoAi ecoAi) {
		ImpactMethod method = ecoAi.method();
		return new ReportDescriptor(SummaryDescriptor.of(report.summary()), GroupDescriptor.of(report.byModel()),
				GroupDescriptor.of(report.byProvider()), GroupDescriptor.of(report.byPromptType()),
				GroupDescriptor.of(report.byNamespace()), GroupDescriptor.of(report.byApplication()),
				EquivalenceDescriptor.of(report.summary().co2SavedG(), method),
				CacheDescriptor.of(ecoAi.cache(), ecoAi.settings()), SemanticDescriptor.of(ecoAi.semantic()),
				MethodDescriptor.of(method));
	}

	/**
	 * The calls that share a value.
	 *
	 * @param name the value
	 * @param summary their totals
	 */
	record GroupDescriptor(String name, @JsonUnwrapped SummaryDescriptor summary) {

		static List<GroupDescriptor> of(List<UsageReport.Group> groups) {
			return groups.stream()
				.map((group) -> new GroupDescriptor(group.name(), SummaryDescriptor.of(group.summary())))
				.toList();
		}

	}

	/**
	 * Emissions in terms of everyday life.
	 *
	 * @param id a short name
	 * @param unit one of what
	 * @param amount how many
	 * @param basis what one is worth
	 * @param source where that figure comes from
	 */
	record EquivalenceDescriptor(String id, String unit, @PlainNumber double amount, String basis, String source) {

		static List<EquivalenceDescriptor> of(double grams, ImpactMethod method) {
			return Equivalence.of(grams, method.gramsPerKwh())
				.stream()
				.map((each) -> new EquivalenceDescriptor(each.id(), each.unit(), each.amount(), each.basis(),
						each.source()))
				.toList();
		}

	}

	/**
	 * The cache.
	 *
	 * @param storage the kind of store
	 * @param entries how many answers it keeps
	 * @param sizeBytes how many bytes they take
	 * @param mode the mode in force
	 * @param cachingEnabled the master switch
	 */
	record CacheDescriptor(String storage, long entries, long sizeBytes, String mode, boolean cachingEnabled) {

		static CacheDescriptor of(CacheStatistics cache, EcoAiSettings settings) {
			return new CacheDescriptor(cache.storage(), cache.entries(), cache.sizeBytes(), settings.mode().id(),
					settings.cachingEnabled());
		}

	}

	/**
	 * The method of the estimates.
	 *
	 * @param name the method
	 * @param version its version
	 * @param gridZone the electricity zone
	 * @param gramsPerKwh its carbon intensity in gCO₂e per kWh
	 * @param priceTableDate the newest date in the price table
	 */
	record MethodDescriptor(String name, String version, String gridZone, @PlainNumber double gramsPerKwh,
			LocalDate priceTableDate) {

		static MethodDescriptor of(ImpactMethod method) {
			return new MethodDescriptor(method.name(), method.version(), method.gridZone(), method.gramsPerKwh(),
					method.priceTableDate());
		}

	}

}
