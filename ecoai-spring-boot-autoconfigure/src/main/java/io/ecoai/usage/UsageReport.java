package io.ecoai.usage;

import java.util.List;

/**
 * Totals with their breakdowns, read at one moment.
 *
 * @param summary all calls
 * @param byModel the same by model, most calls first
 * @param byProvider by provider
 * @param byPromptType by prompt type
 * @param byNamespace by namespace
 * @param byApplication by application
 */
public record UsageReport(UsageSummary summary, List<Group> byModel, List<Group> byProvider, List<Group> byPromptType,
		List<Group> byNamespace, List<Group> byApplication) {

	/**
	 * The calls that share a value.
	 *
	 * @param name the value they share, empty if they have none
	 * @param summary their totals
	 */
	public record Group(String name, UsageSummary summary) {

	}

}
