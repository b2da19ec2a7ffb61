package io.ecoai.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives keys from a key, one for each purpose (HKDF-SHA-256, RFC 5869), so that a value
 * that one of them has made tells nothing of another.
 */
final class Hkdf {

	/** What one block of SHA-256 gives, which is all that is asked for. */
	static final int LENGTH_BYTES = 32;

	private final byte[] pseudoRandomKey;

	Hkdf(byte[] salt, byte[] keyMaterial) {
		this.pseudoRandomKey = hmac(salt, keyMaterial);
	}

	/** The key of a purpose. */
	byte[] derive(byte[] purpose) {
		byte[] block = new byte[purpose.length + 1];
		System.arraycopy(purpose, 0, block, 0, purpose.length);
		block[purpose.length] = 1;
		return hmac(this.pseudoRandomKey, block);
	}

	byte[] derive(String purpose) {
		return derive(purpose.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] hmac(byte[] key, byte[] value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(value);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA-256", ex);
		}
	}

}
