package io.ecoai.cache;

/**
 * Payloads as a store holds them, for tests of other rooms.
 */
public final class Payloads {

	private Payloads() {
	}

	/**
	 * A whole payload.
	 * @param plain what it holds
	 * @return the payload, its checksum included
	 */
	public static byte[] pack(byte[] plain) {
		return new PayloadFormat().pack(plain);
	}

	/**
	 * What a payload holds.
	 * @param payload the payload
	 * @return the plain bytes
	 * @throws IllegalArgumentException if it is none
	 */
	public static byte[] unpack(byte[] payload) {
		return new PayloadFormat().unpack(payload);
	}

}
