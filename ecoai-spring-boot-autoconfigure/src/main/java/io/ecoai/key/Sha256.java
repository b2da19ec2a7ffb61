package io.ecoai.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes SHA-256 digests, which every Java runtime has.
 */
final class Sha256 {

	/**
	 * Never used but for its copies, which cost less than a look through all providers.
	 */
	private static final MessageDigest ORIGINAL = create();

	private Sha256() {
	}

	static MessageDigest digest() {
		try {
			return (MessageDigest) ORIGINAL.clone();
		}
		catch (CloneNotSupportedException ex) {
			// Not every provider's can be copied.
			return create();
		}
	}

	private static MessageDigest create() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
