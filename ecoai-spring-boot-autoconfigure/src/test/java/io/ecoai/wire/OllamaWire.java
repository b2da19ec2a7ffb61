package io.ecoai.wire;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Ollama's chat.
 */
final class OllamaWire implements ProviderWire {

	@Override
	public String folder() {
		return "ollama";
	}

	@Override
	public boolean serves(WireRequest request) {
		return request.path().equals("/api/chat");
	}

	@Override
	public String streamContentType() {
		return "application/x-ndjson";
	}

	@Override
	public String eventEnd() {
		return "\n";
	}

	@Override
	public String keepAlive() {
		return "\n";
	}

	@Override
	public ChatModel createModel(String baseUrl, ModelSettings settings) {
		return OllamaChatModel.builder()
			.ollamaApi(api(baseUrl, settings.timeout()))
			.options((OllamaChatOptions) settings.options())
			.retryTemplate(new RetryTemplate(RetryPolicy.withMaxRetries(settings.retries())))
			.observationRegistry(settings.observationRegistry())
			.build();
	}

	private static OllamaApi api(String baseUrl, @Nullable Duration timeout) {
		// Apache's client, if present, is preferred and tries 429 and 503 again on its
		// own.
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		OllamaApi.Builder api = OllamaApi.builder().baseUrl(baseUrl);
		if (timeout != null) {
			requests.setReadTimeout(timeout);
			api.webClientBuilder(WebClient.builder()
				.clientConnector(new ReactorClientHttpConnector(HttpClient.create().responseTimeout(timeout))));
		}
		return api.restClientBuilder(RestClient.builder().requestFactory(requests)).build();
	}

	@Override
	public ChatOptions options(OptionValues values) {
		return OllamaChatOptions.builder()
			.model(values.model())
			.temperature(values.temperature())
			.toolCallbacks(values.tools())
			.build();
	}

	@Override
	public List<PromptChange> mutations() {
		return OllamaChanges.mutations();
	}

	@Override
	public List<PromptChange> harmlessChanges() {
		return OllamaChanges.harmless();
	}

}
