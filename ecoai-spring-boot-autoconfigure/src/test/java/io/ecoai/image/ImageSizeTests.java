package io.ecoai.image;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ImageSize}.
 */
class ImageSizeTests {

	@ParameterizedTest
	@CsvSource({ "png,1024,1536", "png,1,1", "jpg,1024,1536", "jpg,1,7" })
	void readsWhatJavaWrites(String format, int width, int height) {
		assertThat(ImageSize.of(ImageModels.image(format, width, height))).isEqualTo(width + "x" + height);
	}

	/** The heads of files, as RFC 9649 describes them. */
	@ParameterizedTest
	@CsvSource({ "lossy, 56503820 00000000 000000 9D012A 0004 0006, 1024x1536",
			"lossless, 5650384C 00000000 2F FFC37F01 00000000, 1024x1536",
			"extended, 56503858 0A000000 00 000000 FF0300 FF0500, 1024x1536" })
	void readsEveryKindOfWebP(String kind, String chunk, String size) {
		byte[] bytes = HexFormat.of().parseHex(("52494646 00000000 57454250" + chunk).replace(" ", ""));
		assertThat(ImageSize.of(Base64.getEncoder().encodeToString(bytes))).as(kind).isEqualTo(size);
	}

	@Test
	void readsAJpegWithLongComments() {
		byte[] jpeg = Base64.getDecoder().decode(ImageModels.image("jpg", 640, 480));
		byte[] comments = new byte[2 * 60_000];
		for (int start : new int[] { 0, 60_000 }) {
			comments[start] = (byte) 0xFF;
			comments[start + 1] = (byte) 0xFE;
			comments[start + 2] = (byte) ((60_000 - 2) >> 8);
			comments[start + 3] = (byte) (60_000 - 2);
		}
		byte[] all = new byte[jpeg.length + comments.length];
		System.arraycopy(jpeg, 0, all, 0, 2);
		System.arraycopy(comments, 0, all, 2, comments.length);
		System.arraycopy(jpeg, 2, all, 2 + comments.length, jpeg.length - 2);
		assertThat(ImageSize.of(Base64.getEncoder().encodeToString(all))).isEqualTo("640x480");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "AAAA", "/9j/", "/9j/4AAQ", "no Base64", "iVBORw0KGgo=", "R0lGODlhAQABAAAAACw=", "////" })
	void saysNothingOfAnythingElse(String text) {
		assertThat(ImageSize.of(text)).isNull();
		assertThat(ImageSize.of(null)).isNull();
	}

	@Test
	void neverFails() {
		Random random = new Random(7);
		byte[][] heads = { Base64.getDecoder().decode(ImageModels.image("jpg", 64, 64)),
				Base64.getDecoder().decode(ImageModels.png(64, 64)) };
		assertThatNoException().isThrownBy(() -> {
			for (int i = 0; i < 20_000; i++) {
				byte[] bytes = heads[i % 2].clone();
				bytes[3 + random.nextInt(60)] = (byte) random.nextInt(256);
				bytes[3 + random.nextInt(60)] = (byte) random.nextInt(256);
				ImageSize.of(Base64.getEncoder().encodeToString(bytes).substring(random.nextInt(4)));
			}
		});
	}

}
