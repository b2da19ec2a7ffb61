package io.ecoai.key;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Keys of parts that were written down once: whoever changes how they are made faster
 * must not change them.
 */
class KeyBytesTests {

	private static final List<String> TEXTS = List.of("", "plain", "Is it? Yes? ?", "Zürich ł 漢字",
			"pair \uD83D\uDE00 pair", "half \uD83F", "\uDC3F half", "? \uD800 ?", "\uDE00\uD83D", "x".repeat(10_000),
			"é?".repeat(5_000), ("y".repeat(4_000) + "\uD83F").repeat(3));

	private static final List<String> KEYS = List.of(
			"1-ace18f88d54d27bfa8ceaebbb0ce573261267bee4b8d4f60e22b01360fd18d1a",
			"1-25fcb529763416a65f424d849882b87802b424c96cc719efeb37063f9a316660",
			"1-7537176b6e307edfed0a11d4a414febb68b1da77192db24d735cc64e9153fc24",
			"1-1f9d69c7bba846c9fe5c75445717c496af04e315855aaba031001d37cfe0d196",
			"1-1937c7d3d605b89abfc2562364871f6b46e38d900572563d9e0fe89cc87d4a23",
			"1-7b775891900b7e456ace3208c403d4183b72fd6aabc5e6ecaebb099b37a01c4d",
			"1-6b515ef006433c693a7f2d1abed1b160c2cbec23ccf55afa15f7831f62d498eb",
			"1-f7fdbe8a77c2e9b59feb922f6f0c56bb68d6bae6810e2700399b33aa6bf9bbb3",
			"1-a0177c8c894e40416006d6b9afc974fa60835076e5590ae96b92e59968647a16",
			"1-8403f98a1ce5a23ee95effcf3d9deb991eed1b56809ef2d96249f575bf8c8db7",
			"1-6513ab01fe90cf9012495de4d2e03c6f004aec72adf112ff0763efc234e1c253",
			"1-faf737eae0b4468ca74dc424907189aca0da4107f7d8e7fe6ad3079b56cdac02");

	@ParameterizedTest
	@MethodSource("keysOfTexts")
	void aTextHasTheKeyThatItAlwaysHad(String text, String key) {
		KeyDigest digest = new KeyDigest();
		digest.component("text");
		digest.text(text);
		assertThat(digest.key().value()).isEqualTo(key);
	}

	@Test
	void partsOfAllKindsHaveTheKeyThatTheyAlwaysHad() {
		KeyDigest digest = new KeyDigest();
		TEXTS.forEach((text) -> {
			digest.text(text);
			digest.component("c " + text.length());
			digest.value("v " + text.length());
			digest.open("list", text.length());
			digest.bytes(text.getBytes(StandardCharsets.UTF_8));
		});
		digest.text(null);
		assertThat(digest.key().value())
			.isEqualTo("1-113d2476cbefbbf2c1b385256fc790065e2afc1876a6584bf03ba4ff4c704513");
	}

	@Test
	void halfAPairIsFoundAtAnyPlaceOfAnyText() {
		for (int length = 0; length < 40; length++) {
			for (int place = 0; place < length; place++) {
				String whole = "?".repeat(place) + 'x' + "?".repeat(length - place - 1);
				assertThat(isText(whole)).isTrue();
				assertThat(isText(whole.replace('x', '\uD83F'))).isFalse();
				assertThat(isText(whole.replace('x', '\u013F'))).isTrue();
			}
		}
	}

	@Test
	void everyHalfOfAPairIsFound() {
		for (char half = Character.MIN_SURROGATE; half <= Character.MAX_SURROGATE; half++) {
			assertThat(isText("a" + half)).isFalse();
			assertThat(isText("é" + half + '?')).isFalse();
		}
	}

	private static boolean isText(String text) {
		return Utf8.isWhole(text, text.getBytes(StandardCharsets.UTF_8), new byte[16]);
	}

	static Stream<Arguments> keysOfTexts() {
		return Stream.iterate(0, (i) -> i + 1).limit(TEXTS.size()).map((i) -> arguments(TEXTS.get(i), KEYS.get(i)));
	}

}
