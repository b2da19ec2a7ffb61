package io.ecoai.semantic;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decides about two questions.
 */
class MatcherTests {

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer((text) -> text.contains("Wie") ? "de" : "und");

	private final Question asked = this.analyzer.analyze("What is the capital of France?");

	private final Question same = this.analyzer.analyze("Tell me the capital of France.");

	private final Question german = this.analyzer.analyze("Wie ist das Wetter?");

	@Test
	void aGuardRefusesByItsName() {
		Matcher matcher = new Matcher(List.of(guard("mine", Set.of(), (one, other) -> false)));
		assertThat(matcher.refusal(MatchMode.STRICT, this.asked, this.same)).contains("mine");
	}

	@Test
	void aGuardThatThrowsRefuses() {
		Matcher matcher = new Matcher(List.of(guard("broken", Set.of(), (one, other) -> {
			throw new IllegalStateException();
		})));
		assertThat(matcher.refusal(MatchMode.STRICT, this.asked, this.same)).contains("broken");
	}

	@Test
	void otherContentWordsAreRefusedInStrictModeOnly() {
		Question other = this.analyzer.analyze("What is the capital of Spain?");
		Matcher matcher = new Matcher(List.of());
		assertThat(matcher.refusal(MatchMode.STRICT, this.asked, other)).contains(Matcher.STEMS);
		assertThat(matcher.refusal(MatchMode.SIMILAR, this.asked, other)).isEmpty();
	}

	@Test
	void anotherLanguageIsMatchedOnlyIfAGuardVouchesForIt() {
		assertThat(new Matcher(List.of()).exactOnly(this.german)).contains(Matcher.LANGUAGE);
		Matcher matcher = new Matcher(List.of(guard("mine", Set.of("de"), (one, other) -> true)));
		assertThat(matcher.exactOnly(this.german)).isEmpty();
		assertThat(matcher.refusal(MatchMode.SIMILAR, this.german, this.asked)).contains(Matcher.LANGUAGE);
	}

	@Test
	void aGuardIsAskedAboutItsLanguagesOnly() {
		Matcher matcher = new Matcher(List.of(guard("mine", Set.of("de"), (one, other) -> false)));
		assertThat(matcher.refusal(MatchMode.STRICT, this.asked, this.same)).isEmpty();
		assertThat(matcher.refusal(MatchMode.STRICT, this.german, this.german)).contains("mine");
	}

	@Test
	void aTextWithoutContentIsExactOnly() {
		Matcher matcher = new Matcher(List.of());
		assertThat(matcher.exactOnly(this.analyzer.analyze("What is it?"))).contains(Matcher.TEXT);
		assertThat(matcher.exactOnly(this.analyzer.analyze(" "))).contains(Matcher.TEXT);
	}

	private static MatchGuard guard(String name, Set<String> languages, BiPredicate<Question, Question> rule) {
		return new MatchGuard() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public boolean allows(Question asked, Question candidate) {
				return rule.test(asked, candidate);
			}

			@Override
			public Set<String> languages() {
				return languages;
			}

		};
	}

}
