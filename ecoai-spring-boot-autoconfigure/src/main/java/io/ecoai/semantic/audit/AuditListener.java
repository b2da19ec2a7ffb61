package io.ecoai.semantic.audit;

/**
 * Hears of audits. Called on a thread of the audit; must be quick. What it throws is
 * ignored.
 */
@FunctionalInterface
public interface AuditListener {

	/**
	 * An audit has ended.
	 * @param result what it has shown
	 */
	void onAudit(AuditResult result);

	/**
	 * So many answers of a match were wrong that it has been given up for a stricter one,
	 * or nothing is served any more.
	 */
	default void onStepDown() {
	}

}
