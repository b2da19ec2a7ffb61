package io.ecoai.benchmarks.simulator;

import io.ecoai.benchmarks.WordText;

/**
 * A request of a trace.
 *
 * @param prompt tells requests apart, together with the model
 * @param model the model that is asked
 * @param inputTokens the tokens of the request
 * @param outputTokens the tokens of the answer
 */
record TracedCall(String prompt, String model, int inputTokens, int outputTokens) {

	/** About four bytes of English are a token. Always the same for a request. */
	String answer() {
		return new WordText((this.prompt + '\n' + this.model).hashCode()).next(this.outputTokens * 4);
	}

	/** What tells it from others. */
	Question question() {
		return new Question(this.prompt, this.model);
	}

	/**
	 * A request without what it takes.
	 *
	 * @param prompt the prompt
	 * @param model the model
	 */
	record Question(String prompt, String model) {

	}

}
