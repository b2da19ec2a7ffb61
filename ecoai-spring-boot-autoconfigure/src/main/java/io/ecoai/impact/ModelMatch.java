package io.ecoai.impact;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Decides to which models a rule applies. The provider must be equal and the whole model
 * id must match, both ignoring case: a mere prefix would give {@code claude-opus-5-5} the
 * price of {@code claude-opus-5}.
 */
final class ModelMatch {

	private static final String EQUALS = "equals:";

	private static final String REGEX = "regex:";

	private static final String ALLOWED = "'equals:' and a model id, or 'regex:' and a pattern for the whole id";

	private final @Nullable String provider;

	private final String name;

	private final Predicate<String> model;

	private ModelMatch(@Nullable String provider, String name, Predicate<String> model) {
		this.provider = provider;
		this.name = name;
		this.model = model;
	}

	/**
	 * Reads a rule's match.
	 * @param provider the provider, or {@code null} for any
	 * @param match the text of the rule
	 * @throws InvalidRuleException if the text is neither of the two forms
	 */
	static ModelMatch of(@Nullable String provider, @Nullable String match) {
		if (match != null && match.length() > EQUALS.length() && match.startsWith(EQUALS)) {
			String id = match.substring(EQUALS.length());
			return new ModelMatch(provider, id, id::equalsIgnoreCase);
		}
		if (match != null && match.length() > REGEX.length() && match.startsWith(REGEX)) {
			String regex = match.substring(REGEX.length());
			Pattern pattern = compile(match, regex);
			return new ModelMatch(provider, regex, (id) -> pattern.matcher(id).matches());
		}
		throw new InvalidRuleException("match", match, ALLOWED);
	}

	private static Pattern compile(String match, String regex) {
		try {
			return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidRuleException("match", match, ALLOWED + " (" + ex.getDescription() + ")");
		}
	}

	/** The text after the prefix. */
	String name() {
		return this.name;
	}

	boolean matches(String provider, String model) {
		return (this.provider == null || this.provider.equalsIgnoreCase(provider)) && this.model.test(model);
	}

}
