package io.ecoai.image;

import java.util.Set;

import io.ecoai.endpoint.OpenAiEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;

/**
 * OpenAI, and all who speak its protocol.
 */
final class OpenAiImageProvider implements ImageProvider {

	@Override
	public String id(@Nullable String endpoint) {
		return OpenAiEndpoint.id(endpoint);
	}

	@Override
	public @Nullable String endpoint(ImageModel model) {
		return OpenAiEndpoint.of(model);
	}

	/** Merged by Spring AI's own hand, as the model does it. */
	@Override
	public @Nullable ImageOptions effectiveOptions(ImageModel model, @Nullable ImageOptions asked) {
		OpenAiImageOptions own = (model instanceof OpenAiImageModel openAi) ? openAi.getOptions() : null;
		return (own != null) ? OpenAiImageOptions.builder().from(own).merge(asked).build() : asked;
	}

	/**
	 * What a client is made of, once, has no effect in a prompt; the endpoint says where
	 * the client sends its requests.
	 */
	@Override
	public Set<String> ignoredOptions() {
		return Set.of("apiKey", "baseUrl", "credential", "gitHubModels", "maxRetries", "microsoftFoundry",
				"microsoftFoundryServiceVersion", "organizationId", "proxy", "timeout", "user");
	}

	@Override
	public boolean seesWholePrompt() {
		return false;
	}

	@Override
	public @Nullable String size(ImageOptions options) {
		return (options instanceof OpenAiImageOptions openAi) ? openAi.getSize() : ImageProvider.super.size(options);
	}

	@Override
	public @Nullable String quality(ImageOptions options) {
		return (options instanceof OpenAiImageOptions openAi) ? openAi.getQuality() : null;
	}

	@Override
	public String base64Hint() {
		return "set spring.ai.openai.image.response-format=b64_json, or responseFormat(\"b64_json\") in "
				+ "OpenAiImageOptions";
	}

}
