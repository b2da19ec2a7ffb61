package io.ecoai.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * The size of an image as its own head says: PNG, JPEG or WebP.
 */
final class ImageSize {

	/** Enough for all but JPEG; a multiple of four, which Base64 is decoded in. */
	private static final int HEAD_LENGTH = 64;

	/** A JPEG says its size after its comments, each of which can have 64 KiB. */
	private static final int JPEG_HEAD_LENGTH = 4 * 64 * 1024;

	private static final long PNG = 0x89504E470D0A1A0AL;

	private static final int RIFF = 0x52494646;

	private static final int WEBP = 0x57454250;

	private static final int VP8_LOSSY = 0x56503820;

	private static final int VP8_LOSSLESS = 0x5650384C;

	private static final int VP8_EXTENDED = 0x56503858;

	private ImageSize() {
	}

	/**
	 * Reads the size of an image.
	 * @param base64 the image, or anything else
	 * @return width and height in pixels, such as {@code 1024x1024}, or {@code null} if
	 * it does not say
	 */
	static @Nullable String of(@Nullable String base64) {
		if (base64 == null) {
			return null;
		}
		boolean jpeg = base64.startsWith("/9j/");
		try {
			int length = Math.min(base64.length(), jpeg ? JPEG_HEAD_LENGTH : HEAD_LENGTH);
			ByteBuffer head = ByteBuffer.wrap(Base64.getDecoder().decode(base64.substring(0, length)));
			if (jpeg) {
				return ofJpeg(head);
			}
			if (head.getLong(0) == PNG) {
				return size(head.getInt(16), head.getInt(20));
			}
			return (head.getInt(0) == RIFF && head.getInt(8) == WEBP) ? ofWebP(head) : null;
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	/** See the JPEG standard, ITU-T T.81, annex B: the frame header is a segment. */
	private static @Nullable String ofJpeg(ByteBuffer head) {
		int position = 2;
		while ((head.get(position) & 0xFF) == 0xFF) {
			int marker = head.get(position + 1) & 0xFF;
			boolean isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
			if (marker >= 0xC0 && marker <= 0xCF && !isTable) {
				return size(unsigned(head, position + 7), unsigned(head, position + 5));
			}
			position += 2 + unsigned(head, position + 2);
		}
		return null;
	}

	/** See RFC 9649. */
	private static @Nullable String ofWebP(ByteBuffer head) {
		int chunk = head.getInt(12);
		head.order(ByteOrder.LITTLE_ENDIAN);
		return switch (chunk) {
			case VP8_LOSSY -> size(unsigned(head, 26) & 0x3FFF, unsigned(head, 28) & 0x3FFF);
			case VP8_LOSSLESS -> {
				int bits = head.getInt(21);
				yield size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
			}
			case VP8_EXTENDED -> size((head.getInt(24) & 0xFFFFFF) + 1, (head.getInt(26) >>> 8) + 1);
			default -> null;
		};
	}

	private static int unsigned(ByteBuffer head, int position) {
		return Short.toUnsignedInt(head.getShort(position));
	}

	private static @Nullable String size(int width, int height) {
		return (width > 0 && height > 0) ? width + "x" + height : null;
	}

}
