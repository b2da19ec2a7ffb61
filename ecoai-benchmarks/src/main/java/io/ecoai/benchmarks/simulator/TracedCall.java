package io.ecoai.benchmarks.simulator;

/**
 * A request of a trace.
 *
 * @param prompt tells requests apart
 * @param model the model that is asked
 * @param inputTokens the tokens of the request
 * @param outputTokens the tokens of the answer
 */
record TracedCall(String prompt, String model, int inputTokens, int outputTokens) {

	/** About four bytes of English are a token. */
	String answer() {
		String unit = this.prompt + ' ';
		return unit.repeat(Math.max(1, this.outputTokens * 4 / unit.length() + 1)).substring(0, this.outputTokens * 4);
	}

}
