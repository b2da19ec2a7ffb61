package io.ecoai.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How an answer's bytes stand in a store: format version, whether compressed, length and
 * checksum of the plain bytes, then the bytes. A payload that was cut or changed is
 * refused, so that it reads as a miss and never as another answer.
 */
final class PayloadFormat {

	private static final byte VERSION = 1;

	private static final byte PLAIN = 0;

	private static final byte DEFLATED = 1;

	private static final int HEADER_LENGTH = 10;

	/**
	 * Below this, a disk reads the plain bytes in less time than it takes to make them of
	 * compressed ones, and no page is saved.
	 */
	private static final int COMPRESSION_THRESHOLD_BYTES = 3584;

	/** Takes three quarters of the usual level's time, for a hundredth more bytes. */
	private static final int COMPRESSION_LEVEL = 4;

	/** Text that is more compressible than this is rare. */
	private static final int LIKELY_RATIO = 16;

	private static final int MAX_LENGTH_BYTES = 256 * 1024 * 1024;

	/**
	 * Puts an answer's bytes into a payload.
	 * @throws IllegalArgumentException if there are too many of them
	 */
	byte[] pack(byte[] plain) {
		if (plain.length > MAX_LENGTH_BYTES) {
			throw new IllegalArgumentException("%d bytes are more than a payload takes".formatted(plain.length));
		}
		byte[] deflated = (plain.length >= COMPRESSION_THRESHOLD_BYTES) ? deflate(plain) : plain;
		boolean pays = deflated.length < plain.length;
		byte form = pays ? DEFLATED : PLAIN;
		byte[] body = pays ? deflated : plain;
		return ByteBuffer.allocate(HEADER_LENGTH + body.length)
			.put(VERSION)
			.put(form)
			.putInt(plain.length)
			.putInt(checksum(form, plain))
			.put(body)
			.array();
	}

	/**
	 * Takes a payload apart.
	 * @throws IllegalArgumentException if it is not one, or not whole
	 */
	byte[] unpack(byte[] payload) {
		if (payload.length < HEADER_LENGTH || payload[0] != VERSION) {
			throw new IllegalArgumentException("not a payload of version " + VERSION);
		}
		ByteBuffer buffer = ByteBuffer.wrap(payload, 1, payload.length - 1);
		byte form = buffer.get();
		int length = buffer.getInt();
		int checksum = buffer.getInt();
		if (length < 0 || length > MAX_LENGTH_BYTES) {
			throw new IllegalArgumentException("an impossible length: " + length);
		}
		byte[] plain = switch (form) {
			case PLAIN -> copy(buffer, length);
			case DEFLATED -> inflate(buffer, length);
			default -> throw new IllegalArgumentException("an unknown form: " + form);
		};
		if (checksum(form, plain) != checksum) {
			throw new IllegalArgumentException("the checksum differs");
		}
		return plain;
	}

	private static byte[] copy(ByteBuffer buffer, int length) {
		if (buffer.remaining() != length) {
			throw new IllegalArgumentException("cut short");
		}
		byte[] plain = new byte[length];
		buffer.get(plain);
		return plain;
	}

	private static byte[] deflate(byte[] plain) {
		Deflater deflater = new Deflater(COMPRESSION_LEVEL, true);
		try {
			deflater.setInput(plain);
			deflater.finish();
			byte[] buffer = new byte[plain.length];
			int length = deflater.deflate(buffer);
			return deflater.finished() ? Arrays.copyOf(buffer, length) : plain;
		}
		finally {
			deflater.end();
		}
	}

	private static byte[] inflate(ByteBuffer buffer, int length) {
		// Deflate cannot do better than about 1 to 1,030, so a longer claim is a lie.
		if (length > (buffer.remaining() + 1L) * 1040) {
			throw new IllegalArgumentException("an impossible length: " + length);
		}
		// The claim alone takes no memory: what is there has to bear it out.
		byte[] plain = new byte[(int) Math.min(length, (buffer.remaining() + 1L) * LIKELY_RATIO)];
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(buffer);
			int inflated = 0;
			while (inflated < length) {
				if (inflated == plain.length) {
					plain = Arrays.copyOf(plain, (int) Math.min(length, plain.length * 2L));
				}
				int count = inflater.inflate(plain, inflated, plain.length - inflated);
				if (count == 0) {
					throw new IllegalArgumentException("cut short");
				}
				inflated += count;
			}
			return plain;
		}
		catch (DataFormatException ex) {
			throw new IllegalArgumentException("not readable", ex);
		}
		finally {
			inflater.end();
		}
	}

	/** Of the header too: that of nothing alone would be zero, as in a blank page. */
	private static int checksum(byte form, byte[] plain) {
		CRC32C checksum = new CRC32C();
		checksum.update(ByteBuffer.allocate(6).put(VERSION).put(form).putInt(plain.length).flip());
		checksum.update(plain);
		return (int) checksum.getValue();
	}

}
