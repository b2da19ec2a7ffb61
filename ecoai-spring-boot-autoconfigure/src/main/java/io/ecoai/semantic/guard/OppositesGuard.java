package io.ecoai.semantic.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;

/**
 * Refuses if one of the two says a word and the other its opposite.
 */
final class OppositesGuard implements MatchGuard {

	private static final Map<String, Set<String>> OPPOSITES = read(Opposites.PAIRS);

	@Override
	public String name() {
		return "opposites";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		List<String> askedWords = Bag.of(asked.wording().body(), Token::isWord);
		List<String> candidateWords = Bag.of(candidate.wording().body(), Token::isWord);
		List<String> onlyAsked = Bag.minus(askedWords, candidateWords);
		List<String> onlyCandidate = Bag.minus(candidateWords, askedWords);
		Map<String, Set<String>> roots = new HashMap<>();
		onlyCandidate.forEach((other) -> roots.computeIfAbsent(other, OppositesGuard::roots));
		return onlyAsked.stream().distinct().noneMatch((one) -> {
			Set<String> opposites = new HashSet<>();
			roots(one).forEach((root) -> opposites.addAll(OPPOSITES.getOrDefault(root, Set.of())));
			return roots.entrySet().stream().anyMatch((other) -> areOpposites(one, opposites, other));
		});
	}

	private static boolean areOpposites(String one, Set<String> opposites, Map.Entry<String, Set<String>> other) {
		if (!opposites.isEmpty() && other.getValue().stream().anyMatch(opposites::contains)) {
			return true;
		}
		return differInOppositePrefix(one, other.getKey()) || differInOppositePrefix(other.getKey(), one);
	}

	private static boolean differInOppositePrefix(String one, String other) {
		for (String[] pair : Opposites.PREFIXES) {
			if (one.startsWith(pair[0]) && other.startsWith(pair[1])) {
				String rest = one.substring(pair[0].length());
				if (rest.length() > 2 && rest.equals(other.substring(pair[1].length()))) {
					return true;
				}
			}
		}
		return (one.endsWith("er") && other.endsWith("ee") || one.endsWith("ful") && other.endsWith("less"))
				&& one.regionMatches(0, other, 0, Math.min(one.length(), other.length()) - 3);
	}

	/** The word and what it may be a form of. */
	private static Set<String> roots(String word) {
		Set<String> roots = new HashSet<>();
		roots.add(word);
		for (String ending : List.of("s", "es", "ed", "d", "ing", "er", "est", "r", "st", "ly", "ion", "ment")) {
			if (word.endsWith(ending) && word.length() - ending.length() > 1) {
				String root = word.substring(0, word.length() - ending.length());
				roots.add(root);
				roots.add(root + "e");
				int last = root.length() - 1;
				if (last > 1 && root.charAt(last) == root.charAt(last - 1)) {
					roots.add(root.substring(0, last));
				}
			}
		}
		return roots;
	}

	private static Map<String, Set<String>> read(String pairs) {
		Map<String, Set<String>> opposites = new HashMap<>();
		for (String pair : pairs.strip().split("\\s+")) {
			String[] words = pair.split("/");
			for (String one : words) {
				for (String other : words) {
					if (!one.equals(other)) {
						opposites.computeIfAbsent(one, (word) -> new HashSet<>()).add(other);
					}
				}
			}
		}
		return opposites;
	}

	@Override
	public Set<String> languages() {
		return MatchGuards.ENGLISH;
	}

}
