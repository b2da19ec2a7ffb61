package io.ecoai.sample.provider;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderSelectionTests {

	@Test
	void takesTheStandInWithoutAnyKey() {
		StandardEnvironment environment = select(Map.of("OPENAI_API_KEY", " "));
		assertThat(Provider.selected(environment)).isEqualTo(Provider.STAND_IN);
		assertThat(environment.getProperty("spring.ai.model.chat")).isEqualTo("openai");
	}

	@Test
	void takesOpenAiFirst() {
		StandardEnvironment environment = select(
				Map.of("OPENAI_API_KEY", "o", "ANTHROPIC_API_KEY", "a", "GEMINI_API_KEY", "g"));
		assertThat(Provider.selected(environment)).isEqualTo(Provider.OPENAI);
		assertThat(environment.getProperty("spring.ai.model.chat")).isEqualTo("openai");
		assertThat(environment.getProperty("spring.ai.openai.api-key")).isEqualTo("o");
	}

	@Test
	void takesAnthropicNext() {
		StandardEnvironment environment = select(Map.of("ANTHROPIC_API_KEY", "a", "GEMINI_API_KEY", "g"));
		assertThat(Provider.selected(environment)).isEqualTo(Provider.ANTHROPIC);
		assertThat(environment.getProperty("spring.ai.model.chat")).isEqualTo("anthropic");
		assertThat(environment.getProperty("spring.ai.anthropic.api-key")).isEqualTo("a");
	}

	@Test
	void takesGeminiByEitherKey() {
		for (String name : new String[] { "GEMINI_API_KEY", "GOOGLE_API_KEY" }) {
			StandardEnvironment environment = select(Map.of(name, "g"));
			assertThat(Provider.selected(environment)).isEqualTo(Provider.GEMINI);
			assertThat(environment.getProperty("spring.ai.model.chat")).isEqualTo("google-genai");
			assertThat(environment.getProperty("spring.ai.google.genai.api-key")).isEqualTo("g");
		}
	}

	private static StandardEnvironment select(Map<String, Object> keys) {
		Map<String, Object> properties = new HashMap<>(
				Map.of("OPENAI_API_KEY", "", "ANTHROPIC_API_KEY", "", "GEMINI_API_KEY", "", "GOOGLE_API_KEY", ""));
		properties.putAll(keys);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("keys", properties));
		new ProviderSelection().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

}
