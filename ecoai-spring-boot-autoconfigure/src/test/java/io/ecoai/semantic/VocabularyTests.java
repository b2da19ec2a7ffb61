package io.ecoai.semantic;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Lines of words that stand for the first of their line.
 */
class VocabularyTests {

	@Test
	void readsTheFirstWordByEachOfTheOthers() {
		assertThat(Vocabulary.firstOfLine("big large huge\nfast quick"))
			.isEqualTo(Map.of("large", "big", "huge", "big", "quick", "fast"));
	}

	@Test
	void refusesAWordThatIsFirstInOneLineAndNotInAnother() {
		assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.firstOfLine("error bug\nmistake error"))
			.withMessageContaining("error");
		assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.firstOfLine("mistake error\nerror bug"))
			.withMessageContaining("error");
	}

	@Test
	void refusesAWordOfTwoLines() {
		assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.firstOfLine("error bug\nflaw bug"))
			.withMessageContaining("bug");
	}

}
