package io.ecoai.chat;

/**
 * An answer holds something that could not be restored as it was, so that it is not
 * cached.
 */
class UnrestorableAnswerException extends RuntimeException {

	UnrestorableAnswerException(String message) {
		super(message);
	}

}
