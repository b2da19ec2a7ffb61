package io.ecoai.key;

/**
 * A request holds something that a key cannot be made of, so that its answer must not be
 * cached.
 */
public class UnkeyableRequestException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what no key can be made of, as the end of a sentence that begins
	 * with "where"
	 */
	public UnkeyableRequestException(String message) {
		super(message);
	}

	/** Control flow on the way to a bypass: a stack trace would only cost time. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
