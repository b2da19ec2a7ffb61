package io.ecoai.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import org.jspecify.annotations.Nullable;

/**
 * One word for how prompts were served or of which kind they are; or one of each, with a
 * comma.
 */
record PromptFilter(@Nullable Outcome served, @Nullable PromptType type) {

	private static final Map<String, Outcome> SERVED = Map.of("exact", Outcome.HIT, "semantic", Outcome.SEMANTIC_HIT,
			"stale", Outcome.STALE);

	static PromptFilter of(Parameter parameter) {
		String value = parameter.value();
		PromptFilter filter = new PromptFilter(null, null);
		for (String word : (value != null) ? value.toLowerCase(Locale.ROOT).split(",", -1) : new String[0]) {
			filter = filter.and(parameter, word.strip());
		}
		return filter;
	}

	private PromptFilter and(Parameter parameter, String word) {
		Outcome served = SERVED.get(word);
		PromptType type = Stream.of(PromptType.values())
			.filter((candidate) -> candidate.id().equals(word))
			.findFirst()
			.orElse(null);
		boolean twice = (served != null && this.served != null) || (type != null && this.type != null);
		if (twice || (served == null && type == null)) {
			throw parameter.rejected(word, allowed());
		}
		return new PromptFilter((served != null) ? served : this.served, (type != null) ? type : this.type);
	}

	private static String allowed() {
		List<String> words = new ArrayList<>(SERVED.keySet());
		Stream.of(PromptType.values()).map(PromptType::id).forEach(words::add);
		return "one of " + String.join(", ", words.stream().sorted().toList())
				+ "; or one way to be served and one kind, with a comma";
	}

}
