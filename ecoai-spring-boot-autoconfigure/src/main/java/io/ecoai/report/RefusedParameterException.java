package io.ecoai.report;

/**
 * A parameter has a value that means nothing, or is one too many or too few. The message
 * says what is allowed.
 */
public class RefusedParameterException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param reason what is allowed, in words for whoever sent the parameter
	 */
	public RefusedParameterException(String reason) {
		super(reason);
	}

	/**
	 * What is allowed.
	 * @return the reason, in words for whoever sent the parameter
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
