package io.ecoai.autoconfigure;

import java.nio.file.Path;

import io.ecoai.EcoAi;
import io.ecoai.autoconfigure.Models.FinalModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that lack what others have.
 */
class MissingClassesTests {

	private final ApplicationContextRunner runner;

	MissingClassesTests(@TempDir Path folder) {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EcoAiAutoConfiguration.class, EcoAiMetricsAutoConfiguration.class,
					EcoAiEndpointAutoConfiguration.class, EcoAiHealthContributorAutoConfiguration.class))
			.withPropertyValues("ecoai.sqlite.path=" + RunningApplication.cache(folder),
					"ecoai.usage.path=" + RunningApplication.usage(folder),
					"ecoai.settings-path=" + RunningApplication.settings(folder));
	}

	@Test
	void staysAwayWithoutSpringAi() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.ai"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EcoAi.class));
	}

	@Test
	void cachesWithoutTheChatClientActuatorMetricsAndAnyProvider() {
		FilteredClassLoader classes = new FilteredClassLoader("org.springframework.ai.chat.client",
				"org.springframework.ai.openai", "org.springframework.ai.anthropic", "org.springframework.ai.ollama",
				"org.springframework.ai.google", "com.openai", "com.anthropic", "com.google.genai",
				"org.springframework.boot.actuate", "org.springframework.boot.health",
				"org.springframework.boot.micrometer", "io.micrometer.core", "io.prometheus.metrics.model.registry");
		this.runner.withClassLoader(classes)
			.withBean("model", FinalModel.class, () -> new FinalModel("m"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(EcoAi.class);
				ChatModel model = context.getBean(ChatModel.class);
				assertThat(RunningApplication.outcome(model.call(new Prompt("Who?")))).isEqualTo("miss");
				assertThat(RunningApplication.outcome(model.call(new Prompt("Who?")))).isEqualTo("hit");
				assertThat(context.getBean(EcoAi.class).summary().totalCalls()).isEqualTo(2);
			});
	}

}
