package io.ecoai.wire;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions.AudioParameters;

/**
 * OpenAI's chat completions.
 */
final class OpenAiWire implements ProviderWire {

	@Override
	public String folder() {
		return "openai";
	}

	@Override
	public String basePath() {
		return "/v1";
	}

	@Override
	public boolean serves(WireRequest request) {
		return request.path().equals("/v1/chat/completions") || OpenAiImages.serves(request);
	}

	@Override
	public @Nullable WireAnswer images(WireRequest request) {
		return OpenAiImages.serves(request) ? OpenAiImages.answer(request) : null;
	}

	@Override
	public String asked(String body, WireRequest request) {
		if (request.body().replace(" ", "").contains("\"include_usage\":true")) {
			return body;
		}
		return body.lines()
			.filter((line) -> !line.contains("\"choices\":[],\"usage\":{"))
			.map((line) -> line.replace(",\"usage\":null", ""))
			.collect(Collectors.joining("\n", "", "\n"))
			.replace("\n\n\n", "\n\n");
	}

	@Override
	public ChatModel createModel(String baseUrl, ModelSettings settings) {
		OpenAiChatOptions options = ((OpenAiChatOptions) settings.options()).mutate()
			.baseUrl(baseUrl)
			.apiKey("dummy")
			.maxRetries(settings.retries())
			.timeout(settings.timeout())
			.build();
		return OpenAiChatModel.builder().options(options).observationRegistry(settings.observationRegistry()).build();
	}

	@Override
	public ChatOptions options(OptionValues values) {
		return OpenAiChatOptions.builder()
			.model(values.model())
			.temperature(values.temperature())
			.toolCallbacks(values.tools())
			.build();
	}

	@Override
	public ChatOptions asking(ChatOptions options, Answer answer) {
		if (answer != Answer.AUDIO) {
			return options;
		}
		return ((OpenAiChatOptions) options).mutate()
			.outputModalities(List.of("text", "audio"))
			.outputAudio(new AudioParameters(AudioParameters.Voice.ALLOY, AudioParameters.AudioResponseFormat.WAV))
			.build();
	}

	@Override
	public List<PromptChange> mutations() {
		return OpenAiChanges.mutations();
	}

	@Override
	public List<PromptChange> harmlessChanges() {
		return OpenAiChanges.harmless();
	}

}
