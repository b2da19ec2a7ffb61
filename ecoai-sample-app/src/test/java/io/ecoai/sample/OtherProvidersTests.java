package io.ecoai.sample;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts with a made-up key of each provider; no call is made.
 */
class OtherProvidersTests {

	@ParameterizedTest
	@CsvSource({ "OPENAI_API_KEY,openAiChatModel,gpt-4o", "ANTHROPIC_API_KEY,anthropicChatModel,claude-haiku-4-5",
			"GEMINI_API_KEY,googleGenAiChatModel,gemini-2.5-flash" })
	void createsOnlyTheModelOfTheSelectedProvider(String key, String bean, String model) {
		try (ConfigurableApplicationContext context = start(key)) {
			assertThat(context.getBeanNamesForType(ChatModel.class)).containsExactly(bean);
			assertThat(context.getBean(ChatModel.class).getOptions().getModel()).isEqualTo(model);
			assertThat(context.containsBean("standInServer")).isFalse();
		}
	}

	private static ConfigurableApplicationContext start(String key) {
		return new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.SERVLET)
			.run("--server.port=0", "--OPENAI_API_KEY=", "--ANTHROPIC_API_KEY=", "--GEMINI_API_KEY=",
					"--GOOGLE_API_KEY=", "--" + key + "=made-up", "--ecoai.storage=memory",
					"--ecoai.usage.path=target/usage-${random.uuid}.db");
	}

}
