package io.ecoai.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.core.ClientOptions;
import io.ecoai.key.RequestHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Where OpenAI's client sends its requests: to OpenAI, or to one of all who speak its
 * protocol. They are told apart by the host.
 */
public final class OpenAiEndpoint {

	/** For a host that nobody has a price list of. */
	private static final String UNKNOWN_HOST = "openai-compatible";

	private static final Map<String, String> IDS_BY_DOMAIN = Map.of("api.openai.com", "openai", "openai.azure.com",
			"azure", "services.ai.azure.com", "azure", "api.groq.com", "groq", "api.deepseek.com", "deepseek",
			"api.x.ai", "xai", "api.mistral.ai", "mistral", "api.together.xyz", "together", "openrouter.ai",
			"openrouter", "generativelanguage.googleapis.com", "gemini");

	private OpenAiEndpoint() {
	}

	/**
	 * Whose host an endpoint is.
	 * @param endpoint the endpoint, if it is known
	 * @return the provider's id
	 */
	public static String id(@Nullable String endpoint) {
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

	/**
	 * Where a model sends its requests.
	 * @param model a model of Spring AI that has OpenAI's client
	 * @return the address and what of the headers can lead to another answer, or
	 * {@code null} if it cannot be told
	 */
	public static @Nullable String of(Object model) {
		if (!(ClientFields.read(model, "openAiClient", "clientOptions") instanceof ClientOptions options)) {
			return null;
		}
		AzureOpenAIServiceVersion azure = options.azureServiceVersion();
		RequestHeaders sent = new RequestHeaders().addAll(options.headers().names(), options.headers()::values)
			.addAll(options.queryParams().keys(), options.queryParams()::values);
		return options.baseUrl() + ((azure != null) ? " " + azure.value() : "") + sent.inShort();
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

}
