package io.ecoai.impact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelMatchTests {

	@Test
	void matchesTheWholeIdIgnoringCase() {
		ModelMatch match = ModelMatch.of("openai", "equals:gpt-6");
		assertThat(match.matches("openai", "GPT-6")).isTrue();
		assertThat(match.matches("openai", "gpt-6-mini")).isFalse();
	}

	@Test
	void matchesAPatternAgainstTheWholeIdIgnoringCase() {
		ModelMatch match = ModelMatch.of("openai", "regex:gpt-5\\.[1-9].*");
		assertThat(match.matches("openai", "GPT-5.1-Codex")).isTrue();
		assertThat(match.matches("openai", "gpt-5")).isFalse();
		assertThat(match.matches("openai", "my-gpt-5.1")).isFalse();
	}

	@Test
	void matchesOnlyItsProvider() {
		ModelMatch match = ModelMatch.of("openai", "equals:gpt-6");
		assertThat(match.matches("OpenAI", "gpt-6")).isTrue();
		assertThat(match.matches("azure", "gpt-6")).isFalse();
	}

	@Test
	void matchesAnyProviderWhereNoneIsNamed() {
		assertThat(ModelMatch.of(null, "equals:gpt-6").matches("azure", "gpt-6")).isTrue();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "gpt-6", "prefix:gpt", "equals:", "regex:", "EQUALS:gpt-6", "regex:gpt-(6" })
	void refusesWhatIsNeitherAnIdNorAPattern(String match) {
		assertThatExceptionOfType(InvalidRuleException.class).isThrownBy(() -> ModelMatch.of("openai", match))
			.withMessageContaining("'match' must be 'equals:' and a model id, or 'regex:' and a pattern");
	}

}
