package io.ecoai.benchmarks.report;

/**
 * What a figure must not exceed, or fall below.
 *
 * @param limit what was promised
 * @param own what is asked of it since that is easily met, the same as the limit
 * otherwise
 * @param atLeast whether more is better
 * @param unit the unit, such as {@code ×}
 * @param bound what keeps it from being met, for whom it is not met; empty if that has
 * not been found out
 */
record Target(double limit, double own, boolean atLeast, String unit, String bound) {

	/** For what is only reported. */
	static Target none(String unit) {
		return new Target(Double.NaN, Double.NaN, false, unit, "");
	}

	static Target atMost(double limit, String unit) {
		return new Target(limit, limit, false, unit, "");
	}

	static Target atLeast(double limit, String unit) {
		return new Target(limit, limit, true, unit, "");
	}

	/** The same, and more is asked than was promised. */
	Target lowered(double own) {
		return new Target(this.limit, own, this.atLeast, this.unit, this.bound);
	}

	/** The same, with what keeps it from being met. */
	Target boundedBy(String bound) {
		return new Target(this.limit, this.own, this.atLeast, this.unit, bound);
	}

	boolean isAsked() {
		return Double.isFinite(this.limit);
	}

	/** The verdict on a figure that was measured. */
	String verdict(double figure) {
		if (!isAsked()) {
			return "";
		}
		if (!holds(figure, this.limit)) {
			return "**not met**";
		}
		return holds(figure, this.own) ? "met" : "met, but not ours";
	}

	boolean isMetBy(double figure) {
		return !isAsked() || holds(figure, this.limit);
	}

	private boolean holds(double figure, double value) {
		return this.atLeast ? figure >= value : figure <= value;
	}

	String text() {
		return isAsked() ? of(this.limit) : "";
	}

	String ownText() {
		return (isAsked() && this.own != this.limit) ? of(this.own) : "";
	}

	private String of(double value) {
		return "%s %s %s".formatted(this.atLeast ? "≥" : "≤", Figure.digits(value), this.unit).strip();
	}

}
