package io.ecoai.chat;

import java.util.Set;
import java.util.stream.Collectors;

import com.anthropic.backends.Backend;
import com.anthropic.core.ClientOptions;
import io.ecoai.endpoint.ClientFields;
import io.ecoai.impact.TokenUsage;
import io.ecoai.key.RequestHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicSkillContainer;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * Anthropic.
 */
final class AnthropicProvider extends AbstractChatProvider {

	@Override
	public String id(@Nullable String endpoint) {
		return "anthropic";
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		if (!(ClientFields.read(model, "anthropicClient", "clientOptions") instanceof ClientOptions options)) {
			return null;
		}
		String baseUrl = options.baseUrl();
		// Spring AI gives it to the part that signs requests.
		if (baseUrl == null && ClientFields.read(options, "originalHttpClient", "httpClient",
				"backend") instanceof Backend backend) {
			baseUrl = backend.baseUrl();
		}
		RequestHeaders sent = new RequestHeaders().addAll(options.headers().names(), options.headers()::values)
			.addAll(options.queryParams().keys(), options.queryParams()::values);
		return (baseUrl != null) ? baseUrl + sent.inShort() + defaultSkills(model) : null;
	}

	/** The only option that a model adds to requests that have options of their own. */
	private static String defaultSkills(ChatModel model) {
		AnthropicSkillContainer skills = (model.getOptions() instanceof AnthropicChatOptions options)
				? options.getSkillContainer() : null;
		return (skills == null) ? ""
				: skills.getSkills()
					.stream()
					.map((skill) -> skill.getType() + "/" + skill.getSkillId() + "/" + skill.getVersion())
					.collect(Collectors.joining(",", " skills=", ""));
	}

	@Override
	public Set<String> orderedOptions() {
		return Set.of("outputConfig");
	}

	/** The schema is part of the output configuration too, there in one order. */
	@Override
	public Set<String> ignoredOptions() {
		return Set.of("apiKey", "timeout", "maxRetries", "proxy", "metadata", "cacheOptions", "outputSchema");
	}

	/** Not by the schema itself, which is written anew each time that it is asked for. */
	@Override
	public boolean isStructured(ChatOptions options) {
		return (options instanceof AnthropicChatOptions anthropic)
				? anthropic.getOutputConfig() != null && anthropic.getOutputConfig().format().isPresent()
				: super.isStructured(options);
	}

	/** Skills run code. */
	@Override
	public boolean hasOwnTools(ChatOptions options) {
		return options instanceof AnthropicChatOptions anthropic
				&& (anthropic.getWebSearchTool() != null || anthropic.getSkillContainer() != null);
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		return options instanceof AnthropicChatOptions anthropic && anthropic.getWebSearchTool() != null;
	}

	/** Anthropic counts what was cached apart from the input. */
	@Override
	public @Nullable TokenUsage tokens(Usage usage) {
		TokenUsage tokens = super.tokens(usage);
		return (tokens != null)
				? new TokenUsage(tokens.inputTokens() + tokens.cacheReadTokens() + tokens.cacheWriteTokens(),
						tokens.outputTokens(), tokens.cacheReadTokens(), tokens.cacheWriteTokens())
				: null;
	}

}
