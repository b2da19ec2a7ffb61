package io.ecoai.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes SHA-256 digests, which every Java runtime has.
 */
final class Sha256 {

	private Sha256() {
	}

	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
