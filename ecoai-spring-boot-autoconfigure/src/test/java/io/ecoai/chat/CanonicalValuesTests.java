package io.ecoai.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ecoai.key.CanonicalValues;
import io.ecoai.key.KeyDigest;
import io.ecoai.key.UnkeyableRequestException;
import io.ecoai.value.SdkValues;
import org.junit.jupiter.api.Test;

import org.springframework.ai.anthropic.AnthropicCitationDocument;
import org.springframework.ai.openai.OpenAiChatModel.ResponseFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CanonicalValuesTests {

	private final CanonicalValues values = new CanonicalValues(SdkValues.present(getClass().getClassLoader()));

	@Test
	void tellsApartObjectsThatShowLessThanTheyHold() {
		AnthropicCitationDocument one = AnthropicCitationDocument.builder().plainText("one").title("t").build();
		AnthropicCitationDocument other = AnthropicCitationDocument.builder().plainText("other").title("t").build();
		AnthropicCitationDocument same = AnthropicCitationDocument.builder().plainText("one").title("t").build();
		assertThat(key(one)).isEqualTo(key(same)).isNotEqualTo(key(other));
	}

	@Test
	void tellsApartObjectsWithoutEquals() {
		assertThat(key(format("{}"))).isEqualTo(key(format("{}"))).isNotEqualTo(key(format("{ }")));
	}

	@Test
	void tellsApartValuesThatLookAlike() {
		assertThat(List.of(key("1"), key(1), key(1.0), key(true), key("true"), key(List.of(1)), key(Map.of("1", 1))))
			.doesNotHaveDuplicates();
	}

	@Test
	void refusesWhatRefersToItself() {
		List<Object> cycle = new ArrayList<>();
		cycle.add(cycle);
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> key(cycle));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> key(new Object()))
			.withMessageContaining("java.lang.Object");
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> key((Runnable) () -> {
		}));
	}

	private static ResponseFormat format(String schema) {
		return ResponseFormat.builder().type(ResponseFormat.Type.JSON_SCHEMA).jsonSchema(schema).build();
	}

	private String key(Object value) {
		KeyDigest digest = new KeyDigest();
		this.values.write(value, digest);
		return digest.key().value();
	}

}
