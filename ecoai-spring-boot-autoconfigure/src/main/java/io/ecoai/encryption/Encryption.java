package io.ecoai.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Encrypts values and makes digests of them. It writes with one key and reads with that
 * or with the one before. Thread-safe.
 * <p>
 * A sealed value is the version of this form (one byte), the id of its key (8), a random
 * nonce (12), and what AES-256-GCM makes of the value with its authentication tag (16).
 * All before the nonce and the place where the value belongs are authenticated too, so
 * that no value can be put in the place of another. The keys for encryption and for
 * digests are derived from the configured one by HKDF (RFC 5869). With random nonces one
 * key is good for 2<sup>32</sup> values (NIST SP 800-38D, 8.3).
 */
public final class Encryption {

	/** The purpose of digests that stand in the place of keys of answers. */
	public static final String ANSWER_KEY = "key";

	private static final String DIGEST_PREFIX = "h1-";

	private static final byte VERSION = 1;

	private static final int HEADER_BYTES = 1 + EncryptionKey.ID_BYTES;

	private static final int MIN_BYTES = HEADER_BYTES + EncryptionKey.NONCE_BYTES + 16;

	private final SecureRandom random = new SecureRandom();

	/** The one to write with comes first. */
	private final List<EncryptionKey> keys;

	private Encryption(List<EncryptionKey> keys) {
		this.keys = keys;
	}

	/**
	 * Encrypts with a key.
	 * @param key Base64 of 32 random bytes, as {@code openssl rand -base64 32} prints
	 * @param previousKey the key that was used before, whose values can still be read, or
	 * {@code null}
	 * @return the encryption
	 * @throws IllegalArgumentException if one of them is no key; the message does not
	 * show it
	 */
	public static Encryption of(String key, @Nullable String previousKey) {
		return new Encryption(Stream.of(key, previousKey)
			.filter(Objects::nonNull)
			.map(String::strip)
			.distinct()
			.map(EncryptionKey::parse)
			.toList());
	}

	/**
	 * How many keys there are: what was made with another than the first was made before
	 * the key changed.
	 * @return one or two
	 */
	public int keys() {
		return this.keys.size();
	}

	/**
	 * Encrypts a value.
	 * @param plain the value
	 * @param place where it belongs, and will be read from
	 * @return the sealed value
	 */
	public byte[] seal(byte[] plain, String place) {
		EncryptionKey key = this.keys.get(0);
		byte[] nonce = new byte[EncryptionKey.NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(key.id()).array();
		try {
			byte[] encrypted = key.encrypt(plain, nonce, associated(header, place));
			return ByteBuffer.allocate(HEADER_BYTES + nonce.length + encrypted.length)
				.put(header)
				.put(nonce)
				.put(encrypted)
				.array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The Java platform does not encrypt", ex);
		}
	}

	/**
	 * Decrypts a value.
	 * @param sealed the sealed value
	 * @param place where it was read from
	 * @return the value, or {@code null} if it was sealed with another key or in another
	 * place, or is damaged
	 */
	public byte @Nullable [] open(byte[] sealed, String place) {
		if (sealed.length < MIN_BYTES || sealed[0] != VERSION) {
			return null;
		}
		byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
		byte[] id = Arrays.copyOfRange(sealed, 1, HEADER_BYTES);
		int start = HEADER_BYTES + EncryptionKey.NONCE_BYTES;
		byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, start);
		for (EncryptionKey key : this.keys) {
			if (key.hasId(id)) {
				try {
					return key.decrypt(sealed, start, nonce, associated(header, place));
				}
				catch (GeneralSecurityException ex) {
					return null;
				}
			}
		}
		return null;
	}

	/**
	 * A digest by which a value can be searched for and from which it cannot be guessed.
	 * @param key the number of the key, beginning with 0 for the one to write with
	 * @param purpose what kind of value it is; equal values of other kinds have other
	 * digests
	 * @param value the value
	 * @return the digest, such as {@code h1-9f86d0…}
	 */
	public String digest(int key, String purpose, String value) {
		return DIGEST_PREFIX + this.keys.get(key).digest(purpose, value);
	}

	/**
	 * Whether a text is a digest already.
	 * @param value the text
	 * @return whether {@link #digest} makes such texts
	 */
	public static boolean isDigest(String value) {
		return value.startsWith(DIGEST_PREFIX);
	}

	private static byte[] associated(byte[] header, String place) {
		byte[] bytes = place.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(header.length + bytes.length).put(header).put(bytes).array();
	}

}
