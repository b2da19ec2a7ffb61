package io.ecoai.report;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecoai.SemanticStatus;
import io.ecoai.semantic.audit.AuditTotals;
import org.jspecify.annotations.Nullable;

/**
 * How questions that ask the same are being answered, as the endpoint shows it. The
 * fields are those of {@link SemanticStatus}.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SemanticDescriptor(boolean enabled, String match, @PlainNumber double threshold, boolean shadow,
		@Nullable String embedder, @Nullable String obstacle, long served, long shadowMatches,
		Map<String, Long> refusals, @Nullable Audit audit, @Nullable String steppedDown) {

	static SemanticDescriptor of(SemanticStatus status) {
		return new SemanticDescriptor(status.enabled(), status.match(), status.threshold(), status.shadow(),
				status.embedder(), status.obstacle(), status.served(), status.shadowMatches(), status.refusals(),
				(status.audit() != null) ? Audit.of(status.audit()) : null, status.steppedDown());
	}

	/**
	 * The audits of the match in force, and between which bounds the share of wrong
	 * answers lies with a probability of 95 %.
	 */
	record Audit(long agreed, long wrong, long unclear, long failed, @PlainNumber double wrongRate,
			@PlainNumber double wrongRateLow, @PlainNumber double wrongRateHigh) {

		static Audit of(AuditTotals totals) {
			return new Audit(totals.agreed(), totals.wrong(), totals.unclear(), totals.failed(), totals.wrongRate(),
					totals.interval().lower(), totals.interval().upper());
		}

	}

}
