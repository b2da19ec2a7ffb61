package io.ecoai.chat;

/**
 * A request holds something that a key cannot be made of, so that its answer must not be
 * cached.
 */
class UnkeyableRequestException extends RuntimeException {

	UnkeyableRequestException(String message) {
		super(message);
	}

	/** Control flow on the way to a bypass: a stack trace would only cost time. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
