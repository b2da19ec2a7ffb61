package io.ecoai.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.endpoint.OpenAiEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * OpenAI, and all who speak its protocol: they are told apart by the host.
 */
final class OpenAiProvider extends AbstractChatProvider {

	/** Of Zhipu, Moonshot, xAI and others, beside DashScope's {@code enable_search}. */
	private static final Pattern SEARCHING_TOOL = Pattern.compile("(web|live|google|x)_?search",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> SEARCH_PARAMETERS = Set.of("web_search_options", "search_parameters", "plugins",
			"web_search");

	/** Of OpenAI and those who speak its protocol, in what is sent as it is. */
	private static final Set<String> TOOLS = Set.of("tools", "functions", "mcp_servers", "connectors", "data_sources",
			"builtin_tools", "server_tools");

	@Override
	public String id(@Nullable String endpoint) {
		return OpenAiEndpoint.id(endpoint);
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		return OpenAiEndpoint.of(model);
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of("apiKey", "credential", "organizationId", "timeout", "maxRetries", "proxy", "user", "store",
				"metadata", "promptCacheKey", "microsoftFoundryServiceVersion");
	}

	@Override
	public List<String> sentMetadata() {
		return List.of("reasoningContent", "openai.tool_calls.additional_properties");
	}

	/** Each of several alternatives has an end of its own. */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		Set<Object> begun = new HashSet<>();
		Set<Object> ended = new HashSet<>();
		chunks.stream().flatMap((chunk) -> chunk.getResults().stream()).forEach((generation) -> {
			Object index = generation.getOutput().getMetadata().get("index");
			begun.add((index != null) ? index : "");
			if (isEnd(generation)) {
				ended.add((index != null) ? index : "");
			}
		});
		return !ended.isEmpty() && ended.containsAll(begun);
	}

	@Override
	public boolean isStructured(ChatOptions options) {
		if (!(options instanceof OpenAiChatOptions openAi) || openAi.getResponseFormat() == null) {
			return super.isStructured(options);
		}
		return openAi.getResponseFormat().getType() != OpenAiChatModel.ResponseFormat.Type.TEXT;
	}

	@Override
	public boolean hasOwnTools(ChatOptions options) {
		Map<String, Object> extra = (options instanceof OpenAiChatOptions openAi) ? openAi.getExtraBody() : null;
		return extra != null && TOOLS.stream().anyMatch(extra::containsKey);
	}

	@Override
	public boolean answersInAudio(ChatOptions options) {
		return options instanceof OpenAiChatOptions openAi && openAi.getOutputModalities() != null
				&& openAi.getOutputModalities().contains("audio");
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		if (!(options instanceof OpenAiChatOptions openAi)) {
			return false;
		}
		Map<String, Object> extra = openAi.getExtraBody();
		return isSearching(openAi.getModel()) || (extra != null && isSearching(extra));
	}

	/** OpenAI's search models, OpenRouter's suffix, Perplexity's and Groq's models. */
	private static boolean isSearching(String model) {
		return model.contains("-search-") || model.endsWith(":online") || isOf("sonar", model)
				|| isOf("compound", model);
	}

	private static boolean isOf(String family, String model) {
		return model.startsWith(family) || model.contains('/' + family);
	}

	private static boolean isSearching(Map<String, Object> extra) {
		return SEARCH_PARAMETERS.stream().anyMatch(extra::containsKey)
				|| Boolean.parseBoolean(String.valueOf(extra.get("enable_search")))
				|| SEARCHING_TOOL.matcher(String.valueOf(extra.get("tools"))).find();
	}

}
