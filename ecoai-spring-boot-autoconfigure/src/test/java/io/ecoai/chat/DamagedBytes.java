package io.ecoai.chat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * Damages payloads as disks, and people who claim what is not there, would.
 */
final class DamagedBytes {

	/** Version, form, length and checksum. */
	private static final int HEADER_LENGTH = 10;

	private static final int LENGTH_AT = 2;

	private static final int[] CLAIMS = { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 256 * 1024 * 1024, 100_000_000,
			1_000_000 };

	private DamagedBytes() {
	}

	static byte[] damage(byte[] payload, Random random) {
		byte[] damaged = payload.clone();
		int times = 1 + random.nextInt(3);
		for (int i = 0; i < times; i++) {
			damaged = once((damaged.length < HEADER_LENGTH) ? payload.clone() : damaged, random);
		}
		return damaged;
	}

	private static byte[] once(byte[] payload, Random random) {
		int at = random.nextInt(payload.length);
		switch (random.nextInt(7)) {
			case 0 -> payload[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> payload[random.nextInt(HEADER_LENGTH)] = (byte) random.nextInt();
			case 2 -> {
				return Arrays.copyOf(payload, at);
			}
			case 3 -> {
				return Arrays.copyOf(payload, payload.length + 1 + random.nextInt(2000));
			}
			case 4 -> ByteBuffer.wrap(payload).putInt(LENGTH_AT, CLAIMS[random.nextInt(CLAIMS.length)]);
			// As much as deflate might make of so many bytes.
			case 5 -> ByteBuffer.wrap(payload).putInt(LENGTH_AT, (payload.length - HEADER_LENGTH) * 1039);
			default -> Arrays.fill(payload, at, payload.length, (byte) (random.nextBoolean() ? 0 : -1));
		}
		return payload;
	}

}
