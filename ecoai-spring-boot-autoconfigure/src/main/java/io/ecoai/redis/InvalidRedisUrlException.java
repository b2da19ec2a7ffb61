package io.ecoai.redis;

/**
 * An address of Redis cannot be used. The message never contains the address, which may
 * hold a password.
 */
public final class InvalidRedisUrlException extends RuntimeException {

	InvalidRedisUrlException(String reason) {
		super(reason);
	}

}
