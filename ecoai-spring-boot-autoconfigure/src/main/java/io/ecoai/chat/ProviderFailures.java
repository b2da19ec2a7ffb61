package io.ecoai.chat;

/**
 * Tells the failures of a provider from those of its callers.
 */
final class ProviderFailures {

	private ProviderFailures() {
	}

	/** A timeout, a 429 or a 5xx; nothing that the caller could have done better. */
	static boolean isOutOfOrder(Throwable failure) {
		return false;
	}

}
