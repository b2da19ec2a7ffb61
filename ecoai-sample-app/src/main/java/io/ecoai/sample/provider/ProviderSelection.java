package io.ecoai.sample.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Selects the first provider whose API key is set, or else the stand-in, by setting the
 * properties that Spring AI reads. Ahead-of-time processing fixes the beans when the
 * application is built, and it builds OpenAI's client; there the choice is between OpenAI
 * and the stand-in.
 */
class ProviderSelection implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> properties = new HashMap<>();
		Provider selected = Provider.STAND_IN;
		for (Provider candidate : candidates()) {
			String variable = candidate.apiKeyVariable(environment).orElse(null);
			if (variable != null) {
				selected = candidate;
				properties.put(candidate.apiKeyProperty(), "${" + variable + "}");
				break;
			}
		}
		properties.put(Provider.PROPERTY, selected.name());
		properties.put("spring.ai.model.chat", selected.modelType());
		environment.getPropertySources().addFirst(new MapPropertySource("providerSelection", properties));
	}

	private static List<Provider> candidates() {
		boolean aheadOfTime = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				|| AotDetector.useGeneratedArtifacts();
		return aheadOfTime ? List.of(Provider.OPENAI) : List.of(Provider.values());
	}

}
