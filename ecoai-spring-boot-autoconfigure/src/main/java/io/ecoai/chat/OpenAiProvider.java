package io.ecoai.chat;

import io.ecoai.key.RequestHeaders;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.core.ClientOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * OpenAI, and all who speak its protocol: they are told apart by the host.
 */
final class OpenAiProvider extends AbstractChatProvider {

	/** For a host that nobody has a price list of. */
	private static final String UNKNOWN_HOST = "openai-compatible";

	/** OpenAI's search models, OpenRouter's suffix, Perplexity's and Groq's models. */
	private static final Pattern SEARCHING_MODEL = Pattern.compile(".*-search-.*|.*:online|(.*/)?(sonar|compound).*");

	private static final Set<String> SEARCH_PARAMETERS = Set.of("web_search_options", "search_parameters", "plugins",
			"web_search");

	private static final Map<String, String> IDS_BY_DOMAIN = Map.of("api.openai.com", "openai", "openai.azure.com",
			"azure", "services.ai.azure.com", "azure", "api.groq.com", "groq", "api.deepseek.com", "deepseek",
			"api.x.ai", "xai", "api.mistral.ai", "mistral", "api.together.xyz", "together", "openrouter.ai",
			"openrouter", "generativelanguage.googleapis.com", "gemini");

	@Override
	public String id(@Nullable String endpoint) {
		String host = (endpoint != null) ? hostOf(endpoint) : null;
		if (host == null) {
			return UNKNOWN_HOST;
		}
		String name = host.toLowerCase(Locale.ROOT);
		return IDS_BY_DOMAIN.entrySet()
			.stream()
			.filter((entry) -> name.equals(entry.getKey()) || name.endsWith("." + entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(UNKNOWN_HOST);
	}

	private static @Nullable String hostOf(String endpoint) {
		try {
			return URI.create(endpoint.trim().split(" ", 2)[0]).getHost();
		}
		catch (IllegalArgumentException ex) {
			// The client may be less particular; it is not for us to refuse it.
			return null;
		}
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		if (!(read(model, "openAiClient", "clientOptions") instanceof ClientOptions options)) {
			return null;
		}
		AzureOpenAIServiceVersion azure = options.azureServiceVersion();
		RequestHeaders sent = new RequestHeaders().addAll(options.headers().names(), options.headers()::values)
			.addAll(options.queryParams().keys(), options.queryParams()::values);
		return options.baseUrl() + ((azure != null) ? " " + azure.value() : "") + sent.inShort();
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of("apiKey", "credential", "organizationId", "timeout", "maxRetries", "proxy", "user", "store",
				"metadata", "promptCacheKey", "streamOptions", "microsoftFoundryServiceVersion");
	}

	@Override
	public List<String> streamOptions() {
		return List.of("streamOptions");
	}

	@Override
	public List<String> sentMetadata() {
		return List.of("reasoningContent", "openai.tool_calls.additional_properties");
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		if (!(options instanceof OpenAiChatOptions openAi)) {
			return false;
		}
		Map<String, Object> extra = (openAi.getExtraBody() != null) ? openAi.getExtraBody() : Map.of();
		return SEARCHING_MODEL.matcher(openAi.getModel()).matches()
				|| SEARCH_PARAMETERS.stream().anyMatch(extra::containsKey);
	}

}
