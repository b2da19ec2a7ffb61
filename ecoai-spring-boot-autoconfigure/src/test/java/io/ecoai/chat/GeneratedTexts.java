package io.ecoai.chat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Texts such as users and models write, and such as nobody would.
 */
final class GeneratedTexts {

	private static final String[] PARTS = { "a", "ab", "b", "c", " ", "\n", "\r\n", "\t", "\u0000", "\u001B[31m",
			"\u2028", "\u202E", "\uFEFF", "\uFFFD", "?", "é", "e\u0301", "ß", "İ", "ı", "世界", "\uD83D\uDE00",
			"\uD83D\uDC69\u200D\uD83D\uDC67", "\uD83D", "\uDE00", "\uDBFF\uDFFF", "\uFFFF", "\"", "\\", "\\u0041", "{",
			"}", "</script>", "null", "{\"t\":\"map\",\"v\":1}", "1 1", "media", "n", "t" };

	private static final int[] HUGE = { 65_536, 1_000_003, 3_000_000 };

	private GeneratedTexts() {
	}

	/**
	 * Short texts of hostile parts, any text at all, and now and then one of megabytes.
	 */
	static Arbitrary<String> any() {
		Arbitrary<String> parts = Arbitraries.of(PARTS)
			.list()
			.ofMaxSize(12)
			.map((all) -> String.join("", all))
			.edgeCases((cases) -> cases.none());
		return Arbitraries.frequencyOf(Tuple.of(800, parts), Tuple.of(400, wellFormed()), Tuple.of(1, huge()));
	}

	/** Texts that UTF-8 can express. */
	static Arbitrary<String> wellFormed() {
		return any(0).map((text) -> new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
				java.nio.charset.StandardCharsets.UTF_8));
	}

	/** Short names, so few of them that two are often the same. */
	static Arbitrary<String> names() {
		return Arbitraries.of("", "a", "b", "ab", "t", "c", "v", "id", "messageType", "currentWeather", "Ä", "世", "x y",
				"$ref", "@type", "@class", "0", "-1", "\u0000");
	}

	private static Arbitrary<String> any(int minLength) {
		return Arbitraries.strings().all().ofMinLength(minLength).ofMaxLength(40).edgeCases((cases) -> cases.none());
	}

	private static Arbitrary<String> huge() {
		return Arbitraries.integers()
			.between(0, HUGE.length * PARTS.length - 1)
			.map((number) -> PARTS[number % PARTS.length]
				.repeat(HUGE[number % HUGE.length] / PARTS[number % PARTS.length].length()));
	}

}
