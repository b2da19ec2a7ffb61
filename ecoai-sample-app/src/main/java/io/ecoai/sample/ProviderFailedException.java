package io.ecoai.sample;

import org.springframework.core.NestedExceptionUtils;

/**
 * The provider could not be reached, or refused.
 */
class ProviderFailedException extends RuntimeException {

	ProviderFailedException(String message) {
		super(message);
	}

	ProviderFailedException(RuntimeException cause) {
		super(describe(cause), cause);
	}

	private static String describe(RuntimeException failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		String message = (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
		return "The provider did not answer: " + message;
	}

}
