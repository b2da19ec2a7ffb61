package io.ecoai.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key with what is derived from it: one key to encrypt with, one for digests, and an
 * id, which tells nothing of the key. Immutable; never shows itself.
 */
final class EncryptionKey {

	static final int NONCE_BYTES = 12;

	static final int ID_BYTES = 8;

	private static final int KEY_BYTES = 32;

	private static final int TAG_BITS = 128;

	private static final byte[] SALT = "io.ecoai.encryption.1".getBytes(StandardCharsets.UTF_8);

	private final byte[] id;

	private final SecretKey cipherKey;

	private final SecretKey digestKey;

	EncryptionKey(byte[] key) {
		Hkdf derivation = new Hkdf(SALT, key);
		this.id = Arrays.copyOf(derivation.derive("id"), ID_BYTES);
		this.cipherKey = new SecretKeySpec(derivation.derive("encryption"), "AES");
		this.digestKey = new SecretKeySpec(derivation.derive("digest"), "HmacSHA256");
	}

	/**
	 * Reads a key as it is configured.
	 * @throws IllegalArgumentException if it is none; the message says why without
	 * showing any of it
	 */
	static EncryptionKey parse(String base64) {
		byte[] key;
		try {
			key = Base64.getDecoder().decode(base64.strip());
		}
		catch (IllegalArgumentException ex) {
			// Not passed on: it tells a part of the key.
			throw new IllegalArgumentException("it is not Base64");
		}
		if (key.length != KEY_BYTES) {
			throw new IllegalArgumentException(
					"it is Base64 of %d bytes, and %d are needed".formatted(key.length, KEY_BYTES));
		}
		return new EncryptionKey(key);
	}

	byte[] id() {
		return this.id.clone();
	}

	boolean hasId(byte[] candidate) {
		return Arrays.equals(this.id, candidate);
	}

	byte[] encrypt(byte[] plain, byte[] nonce, byte[] associated) throws GeneralSecurityException {
		return cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain);
	}

	byte[] decrypt(byte[] encrypted, int offset, byte[] nonce, byte[] associated) throws GeneralSecurityException {
		return cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(encrypted, offset, encrypted.length - offset);
	}

	private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(associated);
		return cipher;
	}

	String digest(String purpose, String value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(this.digestKey);
			mac.update(purpose.getBytes(StandardCharsets.UTF_8));
			// No purpose contains it, so none is the beginning of another.
			mac.update((byte) 0);
			return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA-256", ex);
		}
	}

}
