package io.ecoai.settings;

import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " | ",
			value = { "ttl | -1", "ttl | -1s", "ttl | PT-1S", "ttl | 1e3", "ttl | 1,5", "ttl | .5", "ttl | 5.",
					"ttl | 999999999999999999999", "ttl | 99999999999999999d", "ttl | ''", "ttl | ' '", "ttl | 1 hour",
					"mode | production", "mode | ''", "cachingEnabled | yes", "cachingEnabled | 1",
					"semanticMatch | exact", "semanticThreshold | 1.01", "semanticThreshold | -0.1",
					"semanticThreshold | NaN", "semanticThreshold | Default", "semanticShadow | on" })
	void saysWhatAValueMayBe(String key, String text) {
		Setting setting = Setting.forKey(key).orElseThrow();
		assertThatIllegalArgumentException().isThrownBy(() -> setting.parse(text))
			.withMessageStartingWith("'%s' is no value for %s: use ".formatted(text, key));
	}

	@Test
	void readsValuesWhateverTheLanguageOfTheComputer() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			assertThat(Setting.MODE.parse("REPLAY")).isEqualTo(Mode.REPLAY);
			assertThat(Setting.CACHING_ENABLED.parse("TRUE")).isEqualTo(true);
			assertThat(Setting.TTL.parse("1500MS")).isEqualTo(Duration.ofMillis(1500));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void isFoundByItsKeyAlone() {
		assertThat(Setting.forKey("ttl")).contains(Setting.TTL);
		assertThat(Setting.forKey("TTL")).isEmpty();
		assertThat(Setting.forKey("ecoai.ttl")).isEmpty();
	}

}
