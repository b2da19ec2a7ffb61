package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.QuestionPair;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any question.
 */
class MatchGuardPropertyTests {

	private static final List<String> QUESTIONS = Stream.of(QuestionPair.HOSTILE, QuestionPair.PARAPHRASES)
		.flatMap(List::stream)
		.flatMap((file) -> QuestionPair.in(file).stream())
		.flatMap((pair) -> Stream.of(pair.one(), pair.other()))
		.distinct()
		.toList();

	private static final String SEED = "20260728";

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer();

	private final Matcher matcher = new Matcher(MatchGuards.english());

	@Example
	void aQuestionMatchesItself() {
		for (String question : QUESTIONS) {
			assertThat(refusal(MatchMode.STRICT, question, question)).isIn(nothingOrExactOnly());
			assertThat(refusal(MatchMode.SIMILAR, question, question)).isIn(nothingOrExactOnly());
		}
	}

	@Property(seed = SEED)
	void anyTextMatchesItself(@ForAll("hostile") String text, @ForAll MatchMode mode) {
		assertThat(refusal(mode, text, text)).isIn(nothingOrExactOnly());
	}

	@Property(seed = SEED)
	void nobodyMindsWhichQuestionCameFirst(@ForAll("shuffled") String one, @ForAll("shuffled") String other,
			@ForAll MatchMode mode) {
		assertThat(refusal(mode, one, other)).isEqualTo(refusal(mode, other, one));
	}

	@Example
	void nobodyMindsWhichQuestionOfAPairCameFirst() {
		for (List<String> files : List.of(QuestionPair.HOSTILE, QuestionPair.PARAPHRASES)) {
			files.stream().flatMap((file) -> QuestionPair.in(file).stream()).forEach((pair) -> {
				for (MatchMode mode : MatchMode.values()) {
					assertThat(refusal(mode, pair.one(), pair.other()))
						.isEqualTo(refusal(mode, pair.other(), pair.one()));
				}
			});
		}
	}

	@Property(seed = SEED)
	void aDenialMakesAnotherQuestion(@ForAll("questions") String question, @ForAll MatchMode mode,
			@ForAll("denials") String denial, @ForAll @IntRange(max = 12) int at) {
		List<String> words = new ArrayList<>(Arrays.asList(question.split(" ")));
		words.add(Math.min(at, words.size()), denial);
		assertThat(refusal(mode, question, String.join(" ", words))).isPresent();
	}

	@Property(seed = SEED)
	void anotherNumberMakesAnotherQuestion(@ForAll("questionsWithNumbers") String question, @ForAll MatchMode mode,
			@ForAll @IntRange(max = 99_999) int number, @ForAll @IntRange(max = 4) int which) {
		List<String> numbers = NUMBER.matcher(question).results().map((match) -> match.group()).toList();
		String replaced = numbers.get(which % numbers.size());
		Assume.that(!replaced.equals(String.valueOf(number)));
		String changed = Pattern.compile("(?<!\\d)" + replaced + "(?!\\d)")
			.matcher(question)
			.replaceFirst(String.valueOf(number));
		assertThat(refusal(mode, question, changed)).isPresent();
	}

	@Property(seed = SEED)
	void fromOneToAnotherIsNotTheWayBack(@ForAll("journeys") String journey, @ForAll("nouns") String one,
			@ForAll("nouns") String other, @ForAll MatchMode mode) {
		Assume.that(!one.equals(other));
		assertThat(refusal(mode, journey.formatted(one, other), journey.formatted(other, one))).isPresent();
	}

	@Property(seed = SEED)
	void neverThrows(@ForAll("hostile") String one, @ForAll("hostile") String other, @ForAll MatchMode mode) {
		refusal(mode, one, other);
	}

	@Example
	void aTextOfAMegabyteIsExactOnly() {
		String text = "How do I? ".repeat(100_000);
		assertThat(this.analyzer.analyze(text).tokens()).isEmpty();
		assertThat(refusal(MatchMode.SIMILAR, text, text)).contains(Matcher.TEXT);
	}

	private static Set<Optional<String>> nothingOrExactOnly() {
		return Set.of(Optional.empty(), Optional.of(Matcher.TEXT), Optional.of(Matcher.LANGUAGE));
	}

	private Optional<String> refusal(MatchMode mode, String asked, String candidate) {
		return this.matcher.refusal(mode, this.analyzer.analyze(asked), this.analyzer.analyze(candidate));
	}

	@Provide
	Arbitrary<String> questions() {
		return Arbitraries.of(QUESTIONS);
	}

	@Provide
	Arbitrary<String> questionsWithNumbers() {
		return Arbitraries.of(QUESTIONS.stream().filter((question) -> NUMBER.matcher(question).find()).toList());
	}

	@Provide
	Arbitrary<String> denials() {
		return Arbitraries.of("not", "never", "no", "hardly", "without", "nobody");
	}

	@Provide
	Arbitrary<String> journeys() {
		return Arbitraries.of("How do I get from %s to %s?", "Convert 5 from %s to %s",
				"Is it far from %s to %s by car?", "Please translate this from %s to %s",
				"How many people moved from %s to %s last year?", "What is the way from %s to %s?");
	}

	@Provide
	Arbitrary<String> nouns() {
		return Arbitraries.of("London", "Paris", "binary", "decimal", "Java", "the north", "a list", "old New York",
				"celsius", "dollars", "home");
	}

	/** The words of questions in any order, so that much is alike. */
	@Provide
	Arbitrary<String> shuffled() {
		return Arbitraries.of(QUESTIONS.subList(0, 40))
			.flatMap((question) -> Arbitraries.shuffle(Arrays.asList(question.split(" "))))
			.map((words) -> String.join(" ", words));
	}

	@Provide
	Arbitrary<String> hostile() {
		Arbitrary<String> pieces = Arbitraries.of("\ud800", "\udc00", "'", "\"", "`", "\n\t", "what", "is", "how", "do",
				"I", "5kg", "$", "n't", "'s", "--", "a", "A", "please", "the", "of", "?", "!", ")", "((", "\u0000",
				"\u202e", "stra\u00dfe", "\u0130", "\ud83d\ude00", "1,000", "x.y", "-", "thanks", ",", "to", "me",
				"tell", "explain", "\u2003", "\u3000\u3000\u3000");
		Arbitrary<String> joined = pieces.list().ofMaxSize(30).map((parts) -> String.join(" ", parts));
		Arbitrary<String> glued = pieces.list().ofMaxSize(30).map((parts) -> String.join("", parts));
		return Combinators
			.combine(Arbitraries.oneOf(joined, glued, Arbitraries.strings()), Arbitraries.of("", "What is "))
			.as((text, before) -> before + text);
	}

}
