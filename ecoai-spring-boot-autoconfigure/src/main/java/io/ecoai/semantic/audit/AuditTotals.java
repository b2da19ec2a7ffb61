package io.ecoai.semantic.audit;

import io.ecoai.semantic.MatchMode;

/**
 * What the audits of one mode have shown since the application started, or since that
 * mode was given up.
 *
 * @param match the mode
 * @param agreed how many answers the provider agreed with
 * @param wrong how many it did not agree with
 * @param unclear of how many it cannot be told
 * @param failed how often the provider gave no answer
 */
public record AuditTotals(MatchMode match, long agreed, long wrong, long unclear, long failed) {

	/**
	 * How many audits have shown something.
	 * @return agreed and wrong ones
	 */
	public long audits() {
		return this.agreed + this.wrong;
	}

	/**
	 * The share of wrong answers.
	 * @return from 0 to 1; 0 without audits
	 */
	public double wrongRate() {
		return (audits() > 0) ? (double) this.wrong / audits() : 0;
	}

	/**
	 * Where that share lies with a probability of 95 %.
	 * @return the interval
	 */
	public WilsonInterval interval() {
		return WilsonInterval.of(this.wrong, audits());
	}

	AuditTotals plus(AuditResult result) {
		return new AuditTotals(this.match, this.agreed + count(result, AuditResult.AGREED),
				this.wrong + count(result, AuditResult.WRONG), this.unclear + count(result, AuditResult.UNCLEAR),
				this.failed + count(result, AuditResult.FAILED));
	}

	private static long count(AuditResult result, AuditResult wanted) {
		return (result == wanted) ? 1 : 0;
	}

}
