package io.ecoai.cache;

/**
 * Nobody can tell to which namespace a call belongs, so that nothing may be read or kept
 * for it.
 */
public class UnresolvedNamespaceException extends RuntimeException {

	UnresolvedNamespaceException(String message) {
		super(message);
	}

}
