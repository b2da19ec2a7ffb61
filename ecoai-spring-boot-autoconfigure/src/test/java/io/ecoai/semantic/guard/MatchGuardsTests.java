package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.QuestionPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guards allow on their own. The command in {@code ecoai-benchmarks} says what
 * is left of it at a threshold.
 */
class MatchGuardsTests {

	static final List<String> HOSTILE = QuestionPair.HOSTILE;

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer();

	private final Matcher matcher = new Matcher(MatchGuards.english());

	@ParameterizedTest
	@FieldSource("HOSTILE")
	void strictModeAllowsNoHostilePair(String file) {
		assertThat(allowed(MatchMode.STRICT, file)).isEmpty();
	}

	@Test
	void similarModeAllowsNoAdversarialPair() {
		assertThat(allowed(MatchMode.SIMILAR, "adversarial.csv")).isEmpty();
	}

	@Test
	void similarModeAllowsFewHostilePairsWhateverTheirSimilarity() {
		assertThat(allowed(MatchMode.SIMILAR, "hostile-tuning.csv")).hasSizeLessThan(3);
		assertThat(allowed(MatchMode.SIMILAR, "hostile-holdout.csv")).hasSizeLessThan(3);
		assertThat(allowed(MatchMode.SIMILAR, "hostile-rules.csv")).hasSizeLessThan(3);
		assertThat(allowed(MatchMode.SIMILAR, "hostile-language-tuning.csv")).hasSizeLessThan(6);
		assertThat(allowed(MatchMode.SIMILAR, "hostile-language-holdout.csv")).hasSizeLessThan(16);
		assertThat(allowed(MatchMode.SIMILAR, "hostile-language-fresh.csv")).hasSizeLessThan(5);
	}

	@ParameterizedTest
	@EnumSource
	void allowsNoPairInAnotherLanguage(MatchMode mode) {
		assertThat(allowed(mode, "foreign.csv")).isEmpty();
		assertThat(allowed(mode, "foreign-short.csv")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "STRICT, paraphrase.csv, 24", "STRICT, own-paraphrase-tuning.csv, 36",
			"STRICT, own-paraphrase-holdout.csv, 29", "SIMILAR, paraphrase.csv, 32",
			"SIMILAR, own-paraphrase-tuning.csv, 40", "SIMILAR, own-paraphrase-holdout.csv, 30" })
	void allowsManyParaphrases(MatchMode mode, String file, int atLeast) {
		assertThat(allowed(mode, file)).hasSizeGreaterThanOrEqualTo(atLeast);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Why is my plant growing?                   | Why isn't my plant growing?                | negation
			How do I Polish furniture?                 | How do I polish furniture?                 | entities
			How do I turn on dark mode?                | How do I turn off dark mode?               | opposites
			Who called the office?                     | When called the office?                    | question-word
			Who is the mayor of London?                | Who was the mayor of London?               | modality
			Did Brutus kill Caesar?                    | Did Caesar kill Brutus?                    | order
			What is the news?                          | What is news?                              | wording
			Who has been paid?                         | Who had been paid?                         | modality
			What is Python?                            | What is python?                            | entities
			Who reads the Times?                       | Who reads the times?                       | entities
			How many letters has colour?               | How many letters has color?                | stems
			Is it right: a apple?                      | Is it right: an apple?                     | wording
			""")
	void countsARefusalByItsGuard(String asked, String candidate, String guard) {
		assertThat(refusal(MatchMode.STRICT, asked, candidate)).contains(guard);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
						What is 15% of 240?                        | What is 18% of 240?                        | numbers
						Translate "I see her" into Dutch           | Translate "her I see" into Dutch           | quotes-and-identifiers
						How much is 5 kg in pounds?                | How much is 5 lb in kilograms?             | units-and-currency
					What is your name?                         | What is my name?                           | function-words
					Can dogs eat grapes?                       | Can cats eat grapes?                       | words
					""")
	void countsARefusalOfTheSimilarModeByItsGuard(String asked, String candidate, String guard) {
		assertThat(refusal(MatchMode.SIMILAR, asked, candidate)).contains(guard);
	}

	@Test
	void readsShortFormsWhoseSmallLettersAreMore() {
		assertThat(this.analyzer.analyze("What is \u0130\u0130\u0130's name?").stems()).isNotEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void tellsOneSpaceFromAnother(MatchMode mode) {
		assertThat(refusal(mode, "How wide is x \u2003 y?", "How wide is x \u3000 y?")).isPresent();
		assertThat(refusal(mode, "Which letter is it: a \u2003 b?", "Which letter is it: a \u2003 b?")).isEmpty();
	}

	@Test
	void takesOneWordForAnotherOfItsLine() {
		assertThat(refusal(MatchMode.SIMILAR, "How do I find the error?", "How do I find the bug?")).isEmpty();
	}

	@Test
	void eachGuardHasANameOfItsOwn() {
		assertThat(MatchGuards.english().stream().map(MatchGuard::name)).doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-z-]+"));
	}

	private List<QuestionPair> allowed(MatchMode mode, String file) {
		List<QuestionPair> allowed = new ArrayList<>();
		for (QuestionPair pair : QuestionPair.in(file)) {
			if (refusal(mode, pair.one(), pair.other()).isEmpty()) {
				allowed.add(pair);
			}
		}
		return allowed;
	}

	private Optional<String> refusal(MatchMode mode, String asked, String candidate) {
		return this.matcher.refusal(mode, this.analyzer.analyze(asked), this.analyzer.analyze(candidate));
	}

}
