package io.ecoai.sample.provider;

import java.util.List;
import java.util.Optional;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Who can answer. The order is the order of preference.
 */
public enum Provider {

	/** OpenAI. */
	OPENAI("OpenAI", "openai", "spring.ai.openai.api-key", "OPENAI_API_KEY"),

	/** Anthropic. */
	ANTHROPIC("Anthropic", "anthropic", "spring.ai.anthropic.api-key", "ANTHROPIC_API_KEY"),

	/** Google Gemini. */
	GEMINI("Google Gemini", "google-genai", "spring.ai.google.genai.api-key", "GEMINI_API_KEY", "GOOGLE_API_KEY"),

	/** The local server, reached through the client of OpenAI. */
	STAND_IN("OpenAI", "openai", "spring.ai.openai.api-key");

	static final String PROPERTY = "sample.provider";

	private final String displayName;

	private final String modelType;

	private final String apiKeyProperty;

	private final List<String> apiKeyVariables;

	Provider(String displayName, String modelType, String apiKeyProperty, String... apiKeyVariables) {
		this.displayName = displayName;
		this.modelType = modelType;
		this.apiKeyProperty = apiKeyProperty;
		this.apiKeyVariables = List.of(apiKeyVariables);
	}

	/**
	 * The provider that this application has selected.
	 * @param environment the environment of the application
	 * @return the provider
	 */
	public static Provider selected(Environment environment) {
		return environment.getRequiredProperty(PROPERTY, Provider.class);
	}

	/**
	 * The name that people know.
	 * @return the name
	 */
	public String displayName() {
		return this.displayName;
	}

	/**
	 * The value of {@code spring.ai.model.chat} that selects the client.
	 * @return the value
	 */
	String modelType() {
		return this.modelType;
	}

	/**
	 * The property from which the client reads its key.
	 * @return the name of the property
	 */
	String apiKeyProperty() {
		return this.apiKeyProperty;
	}

	/**
	 * The environment variable that holds a key of this provider.
	 * @param environment where to look
	 * @return the name of the first one that is set
	 */
	Optional<String> apiKeyVariable(Environment environment) {
		return this.apiKeyVariables.stream()
			.filter((name) -> StringUtils.hasText(environment.getProperty(name)))
			.findFirst();
	}

}
