package io.ecoai.value;

/**
 * An answer holds something that could not be restored as it was, so that it is not
 * cached.
 */
public class UnrestorableAnswerException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what cannot be restored, as the end of a sentence that begins with
	 * "where"
	 */
	public UnrestorableAnswerException(String message) {
		super(message);
	}

}
