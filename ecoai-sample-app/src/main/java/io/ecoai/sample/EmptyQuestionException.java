package io.ecoai.sample;

/**
 * There was nothing to ask.
 */
class EmptyQuestionException extends RuntimeException {

	EmptyQuestionException() {
		super("Please type a question.");
	}

}
