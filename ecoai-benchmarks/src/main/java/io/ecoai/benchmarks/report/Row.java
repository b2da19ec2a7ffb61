package io.ecoai.benchmarks.report;

/**
 * What was measured of a path, beside its target.
 *
 * @param path what was measured
 * @param ecoai what EcoAI took, with its unit
 * @param peer what the other took, with its unit
 * @param result the figure that the target is about
 * @param target what it is to be
 */
record Row(String path, String ecoai, String peer, Figure result, Target target) {

	static final String HEADING = """
			| Path | EcoAI | The other | Result (least to most) | Target | Ours | |
			|---|---|---|---|---|---|---|
			""";

	static Row of(String path, Figure ecoai, Figure peer, String unit, Figure result, Target target) {
		return new Row(path, ecoai.textWithRange(unit), peer.textWithRange(unit), result, target);
	}

	boolean isMeasured() {
		return this.result.isMeasured();
	}

	String markdown() {
		if (!isMeasured()) {
			return "| %s | %s | %s | not measured | %s | %s | **not measured** |".formatted(this.path, this.ecoai,
					this.peer, this.target.text(), this.target.ownText());
		}
		return "| %s | %s | %s | %s | %s | %s | %s |".formatted(this.path, this.ecoai, this.peer,
				this.result.textWithRange(this.target.unit()), this.target.text(), this.target.ownText(),
				this.target.verdict(this.result.median()));
	}

	/** What keeps the target from being met, or nothing if it is met. */
	String bound() {
		return (isMeasured() && !this.target.isMetBy(this.result.median()) && !this.target.bound().isEmpty())
				? "- %s: %s\n".formatted(this.path, this.target.bound()) : "";
	}

}
