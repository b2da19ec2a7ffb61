package io.ecoai.autoconfigure;

import java.util.List;

import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import io.ecoai.wrap.WrapReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.observation.DefaultImageModelObservationConvention;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.ai.model.anthropic.autoconfigure.AnthropicChatAutoConfiguration;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.ai.model.google.genai.autoconfigure.chat.GoogleGenAiChatAutoConfiguration;
import org.springframework.ai.model.ollama.autoconfigure.OllamaApiAutoConfiguration;
import org.springframework.ai.model.ollama.autoconfigure.OllamaChatAutoConfiguration;
import org.springframework.ai.model.openai.autoconfigure.OpenAiChatAutoConfiguration;
import org.springframework.ai.model.openai.autoconfigure.OpenAiImageAutoConfiguration;
import org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.retry.autoconfigure.SpringAiRetryAutoConfiguration;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WrappedProvidersTests {

	private final ApplicationContextRunner runner = Wrapping
		.runner(SpringAiRetryAutoConfiguration.class, ToolCallingAutoConfiguration.class,
				RestClientAutoConfiguration.class, WebClientAutoConfiguration.class, OpenAiChatAutoConfiguration.class,
				OpenAiImageAutoConfiguration.class, AnthropicChatAutoConfiguration.class,
				GoogleGenAiChatAutoConfiguration.class, OllamaApiAutoConfiguration.class,
				OllamaChatAutoConfiguration.class, ChatClientAutoConfiguration.class)
		.withPropertyValues("spring.ai.openai.api-key=none", "spring.ai.anthropic.api-key=none",
				"spring.ai.google.genai.api-key=none", "spring.ai.ollama.init.pull-model-strategy=never");

	@Test
	void decoratesTheOnlyModel() {
		this.runner.withPropertyValues("spring.ai.model.chat=openai").run((context) -> {
			assertThat(context).hasSingleBean(ChatModel.class).hasSingleBean(OpenAiChatModel.class);
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(StandIn.class);
			assertThat(context.getBean(ChatModel.class).getOptions()).isInstanceOf(OpenAiChatOptions.class);
			assertThat(context).hasSingleBean(ChatClient.Builder.class);
			assertThat(context.getBean(WrapReport.class).warnings()).isEmpty();
		});
	}

	@Test
	void decoratesFourModelsAndKeepsTheirClassesInjectable(CapturedOutput output) {
		this.runner.withUserConfiguration(Consumers.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeansOfType(ChatModel.class))
				.containsOnlyKeys("openAiChatModel", "anthropicChatModel", "googleGenAiChatModel", "ollamaChatModel")
				.allSatisfy((name, model) -> assertThat(model).as(name).isInstanceOf(Decorated.class));
			assertThat(context).hasSingleBean(OpenAiChatModel.class)
				.hasSingleBean(AnthropicChatModel.class)
				.hasSingleBean(GoogleGenAiChatModel.class)
				.hasSingleBean(OllamaChatModel.class);
			assertThat(context.getBean(OllamaChatModel.class)).isSameAs(context.getBean("ollamaChatModel"));
			assertThat(context.getBean(Received.class).models()).hasSize(4);
			assertThat(context.getBean(WrapReport.class).decoratedBeans()).extracting("beanName")
				.contains("openAiChatModel", "anthropicChatModel", "googleGenAiChatModel", "ollamaChatModel");
		});
		assertThat(output).contains("@Qualifier(\"openAiChatModel\") ChatModel")
			.doesNotContain("not eligible for getting processed");
	}

	@Test
	void decoratesTheImageModelAndKeepsWhatItsClassHas() {
		this.runner.withPropertyValues("spring.ai.openai.image.model=gpt-image-1")
			.withBean(Drawing.class)
			.run((context) -> {
				Drawing drawing = context.getBean(Drawing.class);
				assertThat(context).hasSingleBean(ImageModel.class).hasSingleBean(OpenAiImageModel.class);
				assertThat(drawing.concrete()).isInstanceOf(Decorated.class).isSameAs(drawing.model());
				assertThat(drawing.concrete().getOptions().getModel()).isEqualTo("gpt-image-1");
				ImageModelObservationConvention convention = new DefaultImageModelObservationConvention();
				drawing.concrete().setObservationConvention(convention);
				Object original = AopProxyUtils.getSingletonTarget(drawing.model());
				assertThat(original).hasFieldOrPropertyWithValue("observationConvention", convention);
				context.getBean(CountingDecorator.class).answers.put("openAiImageModel:hi",
						ImageModels.answer("known"));
				assertThat(ImageModels.ask(drawing.model(), "hi")).isEqualTo("known");
				assertThat(ImageModels.ask(drawing.concrete(), "hi")).isEqualTo("known");
				assertThat(context.getBean(CountingDecorator.class).models)
					.containsExactly((OpenAiImageModel) original);
				assertThat(context.getBean(WrapReport.class).warnings()).isEmpty();
			});
	}

	@Test
	void decoratesAModelThatAConditionCreatedEarly() {
		this.runner.withPropertyValues("spring.ai.model.chat=google-genai").run((context) -> {
			assertThat(context.getBean(GoogleGenAiChatModel.class)).isInstanceOf(Decorated.class);
			assertThat(context.getBean(WrapReport.class).warnings()).isEmpty();
		});
	}

	record Drawing(OpenAiImageModel concrete, ImageModel model) {
	}

	record Received(List<ChatModel> models, OpenAiChatModel openAi) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Consumers {

		@Bean
		ChatClient openAiClient(OpenAiChatModel model) {
			return ChatClient.create(model);
		}

		@Bean
		ChatClient anthropicClient(AnthropicChatModel model) {
			return ChatClient.create(model);
		}

		@Bean
		Received received(List<ChatModel> models, @Qualifier("openAiChatModel") OpenAiChatModel openAi,
				GoogleGenAiChatModel gemini, OllamaChatModel ollama) {
			return new Received(models, openAi);
		}

	}

}
