package io.ecoai.encryption;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EncryptionTests {

	private static final String KEY = key(1);

	private static final String OTHER_KEY = key(2);

	private static final byte[] PLAIN = "What is the capital of France?".getBytes(StandardCharsets.UTF_8);

	@Test
	void opensWhatItHasSealed() {
		Encryption encryption = Encryption.of(KEY, null);
		byte[] sealed = encryption.seal(PLAIN, "here");
		assertThat(sealed).hasSize(PLAIN.length + 37);
		assertThat(encryption.open(sealed, "here")).isEqualTo(PLAIN);
		assertThat(Encryption.of(KEY + "\n", null).open(sealed, "here")).isEqualTo(PLAIN);
		assertThat(encryption.open(encryption.seal(new byte[0], "here"), "here")).isEmpty();
	}

	@Test
	void opensNothingInAnotherPlace() {
		Encryption encryption = Encryption.of(KEY, null);
		assertThat(encryption.open(encryption.seal(PLAIN, "here"), "there")).isNull();
	}

	@Test
	void opensNothingOfWhichOneBitHasChanged() {
		Encryption encryption = Encryption.of(KEY, null);
		byte[] sealed = encryption.seal(PLAIN, "here");
		for (int bit = 0; bit < sealed.length * 8; bit++) {
			byte[] changed = sealed.clone();
			changed[bit / 8] ^= (byte) (1 << bit % 8);
			assertThat(encryption.open(changed, "here")).isNull();
		}
	}

	@Test
	void opensNothingThatWasCut() {
		Encryption encryption = Encryption.of(KEY, null);
		byte[] sealed = encryption.seal(PLAIN, "here");
		for (int length = 0; length < sealed.length; length++) {
			assertThat(encryption.open(Arrays.copyOf(sealed, length), "here")).isNull();
		}
	}

	@Test
	void readsWithThePreviousKeyAndWritesWithTheNew() {
		byte[] before = Encryption.of(KEY, null).seal(PLAIN, "here");
		Encryption rotated = Encryption.of(OTHER_KEY, KEY);
		assertThat(rotated.open(before, "here")).isEqualTo(PLAIN);
		byte[] now = rotated.seal(PLAIN, "here");
		assertThat(Encryption.of(OTHER_KEY, null).open(now, "here")).isEqualTo(PLAIN);
		assertThat(Encryption.of(KEY, null).open(now, "here")).isNull();
		assertThat(rotated.keys()).isEqualTo(2);
		assertThat(Encryption.of(KEY, KEY).keys()).isEqualTo(1);
	}

	@Test
	void neverSealsAValueTwiceInTheSameWay() {
		Encryption encryption = Encryption.of(KEY, null);
		Set<String> sealed = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			sealed.add(HexFormat.of().formatHex(encryption.seal(PLAIN, "here"), 9, 21));
		}
		assertThat(sealed).hasSize(1000);
	}

	@Test
	void digestsAreOfAKeyAPurposeAndAValue() {
		Encryption encryption = Encryption.of(KEY, OTHER_KEY);
		assertThat(encryption.digest(0, "tag", "a")).isEqualTo(Encryption.of(KEY, null).digest(0, "tag", "a"))
			.matches("h1-[0-9a-f]{64}")
			.satisfies((digest) -> assertThat(Encryption.isDigest(digest)).isTrue());
		assertThat(Set.of(encryption.digest(0, "tag", "a"), encryption.digest(0, "tag", "b"),
				encryption.digest(0, "key", "a"), encryption.digest(1, "tag", "a")))
			.hasSize(4);
	}

	/** Test case 1 of RFC 5869, whose output begins with one block. */
	@Test
	void derivesKeysAsTheStandardSays() {
		HexFormat hex = HexFormat.of();
		Hkdf hkdf = new Hkdf(hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("0b".repeat(22)));
		assertThat(hex.formatHex(hkdf.derive(hex.parseHex("f0f1f2f3f4f5f6f7f8f9"))))
			.isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "secret", "c2VjcmV0", "not base64 at all!", "AAAAAAAAAAAAAAAAAAAAAA==" })
	void refusesWhatIsNoKeyWithoutShowingIt(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> Encryption.of(key, null))
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).matches("it is (not Base64|Base64 of \\d+ bytes.*)"));
	}

	private static String key(int filling) {
		byte[] key = new byte[32];
		Arrays.fill(key, (byte) filling);
		return Base64.getEncoder().encodeToString(key);
	}

}
