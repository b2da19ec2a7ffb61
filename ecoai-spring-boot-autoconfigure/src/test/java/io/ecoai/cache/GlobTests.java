package io.ecoai.cache;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class GlobTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " ~ ", quoteCharacter = '`', nullValues = "null",
			value = { "summarise* ~ Summarise this text", "* ~ ``", "`` ~ ``", "*** ~ anything",
					"*text* ~ Summarise this text please", "s?m ~ sum", "??? ~ a😀b", "? ~ 😀", "a[bc]d ~ abd",
					"a[!bc]d ~ aed", "a[b-d]e ~ ACE", "a[😀x]b ~ a😀b", "[]] ~ ]", "[]a] ~ a", "[!]] ~ a", "[a-] ~ -",
					"[!-a] ~ b", "\\* ~ *", "\\\\ ~ \\", "a\\ ~ a\\", "[\\]] ~ ]", "[\\\\] ~ \\", "[ ~ [", "[a ~ [a",
					"a] ~ a]", "[! ~ [!", "[!] ~ [!]", "[] ~ []", "a.c ~ a.c", "(a|b)+$ ~ (a|b)+$", "^{2} ~ ^{2}",
					"[^a] ~ ^", "[^a] ~ a", "[&&a] ~ &", "*a*b*c ~ xxaxxbxxbxxc", "*.txt ~ a.b.txt",
					"STRASSE ~ strasse", "ÄÖÜ ~ äöü", "istanbul* ~ ISTANBUL", "ISTANBUL ~ istanbul",
					"[i]stanbul ~ Istanbul", "[A-Z]x ~ qX" })
	void matches(String glob, String text) {
		assertThat(new Glob(glob).matches(text)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " ~ ", quoteCharacter = '`',
			value = { "summarise ~ summarise this", "this* ~ summarise this", "`` ~ a", "? ~ ``", "? ~ ab", "?? ~ 😀",
					"a[bc]d ~ aed", "a[!bc]d ~ abd", "a[!bc]d ~ aBd", "[b-d] ~ e", "[z-a] ~ b", "\\* ~ a", "\\? ~ a",
					"\\[ab] ~ a", "a.c ~ abc", "a+ ~ aa", "[^a] ~ b", "*a*b*c ~ xxcxxbxxa", "*ab ~ abx" })
	void doesNotMatch(String glob, String text) {
		assertThat(new Glob(glob).matches(text)).isFalse();
	}

	@Test
	void matchesAcrossLines() {
		assertThat(new Glob("a*z").matches("a\r\n\u2028z")).isTrue();
		assertThat(new Glob("a?z").matches("a\nz")).isTrue();
	}

	@Test
	void matchesHalfOfASurrogatePair() {
		assertThat(new Glob("a?c").matches("a\uD83Dc")).isTrue();
		assertThat(new Glob("a\uD83Dc").matches("a\uD83Dc")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "az-AZ", "lt-LT", "en-US" })
	void doesNotDependOnTheLanguageOfTheComputer(String language) {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(language));
		try {
			assertThat(new Glob("TITLE*").matches("title: x")).isTrue();
			assertThat(new Glob("title*").matches("TITLE: X")).isTrue();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void isNotSlowedDownByManyStars() {
		String text = "a".repeat(200);
		assertThat(new Glob("*a".repeat(60) + "*b").matches(text)).isFalse();
		assertThat(new Glob("*a".repeat(60) + "*").matches(text)).isTrue();
		assertThat(new Glob("*?*[a]".repeat(100) + "b").matches(text)).isFalse();
		assertThat(new Glob("*".repeat(1_000_000) + "b").matches(text)).isFalse();
		assertThat(new Glob("[".repeat(20_000)).matches(text)).isFalse();
		assertThat(new Glob("[!" + "x".repeat(1_000_000) + "]".repeat(2)).matches(text)).isFalse();
	}

	@Test
	void takesEveryText() {
		Random random = new Random(42);
		String alphabet = "ab*?[]!\\-^&.(){}|+$ÄıİK😀\uD83D";
		for (int i = 0; i < 50_000; i++) {
			String glob = randomText(random, alphabet);
			String text = randomText(random, alphabet);
			new Glob(glob).matches(text);
			String literal = text.replaceAll("[\\\\*?\\[]", "\\\\$0");
			assertThat(new Glob(literal).matches(text)).as("%s matches itself as %s", text, literal).isTrue();
			assertThat(new Glob("*" + literal + "*").matches(glob + "|" + text + "|" + glob)).isTrue();
		}
	}

	private static String randomText(Random random, String alphabet) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(10);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
