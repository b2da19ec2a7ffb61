package io.ecoai.key;

import java.security.MessageDigest;
import java.util.HexFormat;

import io.ecoai.cache.CacheKey;

/**
 * Makes the key of all parts in one pass, which is all that a hit needs.
 */
public final class KeyDigest extends KeySink {

	/** Changes with every change of what a key is made of. */
	private static final String VERSION = "1";

	private final MessageDigest digest = Sha256.digest();

	/**
	 * The key of all that was taken.
	 * @return the key; nothing can be taken after it
	 */
	public CacheKey key() {
		flush();
		return new CacheKey(VERSION + "-" + HexFormat.of().formatHex(this.digest.digest()));
	}

	@Override
	void enter(String component) {
	}

	@Override
	void write(byte[] bytes, int length) {
		this.digest.update(bytes, 0, length);
	}

	@Override
	void preview(String text) {
	}

}
