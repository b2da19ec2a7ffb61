package io.ecoai;

import java.util.Map;

import io.ecoai.semantic.audit.AuditTotals;
import org.jspecify.annotations.Nullable;

/**
 * How questions that ask the same in other words are being answered by this instance.
 * Counts are those since its start.
 *
 * @param enabled whether they are
 * @param match {@code strict} or {@code similar}
 * @param threshold the lowest cosine that is accepted
 * @param shadow whether nothing is served
 * @param embedder who makes the embeddings, or {@code null} if that is not known yet
 * @param obstacle why questions are only answered exactly at the moment, or would be if
 * it were switched on; {@code null} if nothing is in the way
 * @param served how many answers were served
 * @param shadowMatches how many would have been served but for shadow mode
 * @param refusals how many candidates were refused, by guard
 * @param audit what the audits of the match have shown, or {@code null} if there were
 * none
 * @param steppedDown what was done because too many answers were wrong, or {@code null}
 */
public record SemanticStatus(boolean enabled, String match, double threshold, boolean shadow, @Nullable String embedder,
		@Nullable String obstacle, long served, long shadowMatches, Map<String, Long> refusals,
		@Nullable AuditTotals audit, @Nullable String steppedDown) {

	/** Nobody has switched it on. */
	public static final SemanticStatus DISABLED = new SemanticStatus(false, "strict", 0.90, false, null, null, 0, 0,
			Map.of(), null, null);

}
