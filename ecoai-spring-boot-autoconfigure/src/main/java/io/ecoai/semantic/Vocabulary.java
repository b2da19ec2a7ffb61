package io.ecoai.semantic;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The function words of English, by what they do.
 */
public final class Vocabulary {

	/** Such as a, an, the. */
	public static final Set<String> ARTICLES = words("a an the");

	/** Such as who, how, why and the like. */
	public static final Set<String> QUESTION_WORDS = words("what which who whom whose when where why how");

	/** Such as is, do, can and the like. */
	public static final Set<String> AUXILIARIES = words("""
			is are am was were be been being do does did have has had can could will would shall should may might must
			cannot ought""");

	/** Such as I, my, somebody and the like. */
	public static final Set<String> PRONOUNS = words("""
			i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
			we us our ours ourselves they them their theirs themselves one someone somebody anyone anybody everyone
			everybody nobody something anything everything nothing this that these those""");

	/** Such as from, without and the like, particles of verbs included. */
	public static final Set<String> PREPOSITIONS = words("""
			about above across after against along alongside amid among around as at before behind below beneath beside
			besides between beyond by concerning despite down during except for from in inside into like minus near of
			off on onto opposite out outside over past per plus regarding since than through throughout till times to
			toward towards under underneath unlike until up upon versus via with within without""");

	/** Such as and, if and the like. */
	public static final Set<String> CONJUNCTIONS = words("""
			and or but nor so yet if unless because although though while whereas whether then else""");

	/** Such as all, only, never and the like. */
	public static final Set<String> QUANTIFIERS = words("""
			all any both each either enough every few fewer fewest less least many more most much neither no none only
			other another several some such same own too very just even ever also always never not hardly barely
			scarcely rarely seldom often sometimes still already again almost nearly there here now back away
			together""");

	/** Words that every question may have, in no bag of stems. */
	public static final Set<String> FUNCTION_WORDS = union(ARTICLES, QUESTION_WORDS, AUXILIARIES, PRONOUNS,
			PREPOSITIONS, CONJUNCTIONS, QUANTIFIERS);

	private Vocabulary() {
	}

	/**
	 * Reads a set of words.
	 * @param words words with white space between
	 * @return a set that cannot be changed
	 */
	public static Set<String> words(String words) {
		return Arrays.stream(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Reads lines of words that all stand for the first of their line.
	 * @param lines lines of words
	 * @return the first word by each of the others
	 * @throws IllegalArgumentException if a word is in two lines, so that what it stands
	 * for would depend on which is read
	 */
	public static Map<String, String> firstOfLine(String lines) {
		Map<String, String> first = new HashMap<>();
		Set<String> heads = new HashSet<>();
		lines.strip().lines().map((line) -> line.strip().split("\\s+")).forEach((line) -> {
			for (String word : Arrays.asList(line).subList(1, line.length)) {
				check(first.put(word, line[0]) == null, word);
			}
			heads.add(line[0]);
		});
		heads.forEach((head) -> check(!first.containsKey(head), head));
		return Collections.unmodifiableMap(first);
	}

	private static void check(boolean once, String word) {
		if (!once) {
			throw new IllegalArgumentException("'%s' is in two lines".formatted(word));
		}
	}

	@SafeVarargs
	private static Set<String> union(Set<String>... sets) {
		Set<String> all = new HashSet<>();
		Arrays.asList(sets).forEach(all::addAll);
		return Collections.unmodifiableSet(all);
	}

}
