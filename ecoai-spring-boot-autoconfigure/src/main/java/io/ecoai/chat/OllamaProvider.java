package io.ecoai.chat;

import java.util.List;
import java.util.Set;

import io.ecoai.endpoint.ClientFields;
import io.ecoai.key.RequestHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Ollama.
 */
final class OllamaProvider extends AbstractChatProvider {

	@Override
	public String id(@Nullable String endpoint) {
		return "ollama";
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		Object client = ClientFields.read(model, "chatApi", "restClient");
		if (!(ClientFields.read(client, "uriBuilderFactory") instanceof UriBuilderFactory uris)) {
			return null;
		}
		RequestHeaders sent = new RequestHeaders();
		if (ClientFields.read(client, "defaultHeaders") instanceof HttpHeaders headers) {
			headers.forEach(sent::add);
		}
		return uris.expand("/") + sent.inShort();
	}

	/** Older servers say that they have done, and not why. */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		return super.hasEnded(chunks)
				|| chunks.stream().anyMatch((chunk) -> Boolean.TRUE.equals(chunk.getMetadata().get("done")));
	}

	/** Not by the schema itself, which is written anew each time that it is asked for. */
	@Override
	public boolean isStructured(ChatOptions options) {
		if (!(options instanceof OllamaChatOptions ollama)) {
			return super.isStructured(options);
		}
		return (ollama.getFormat() instanceof String format) ? StringUtils.hasText(format) : ollama.getFormat() != null;
	}

	@Override
	public boolean streamsAllThatItReturns() {
		return true;
	}

	@Override
	public Set<String> orderedOptions() {
		return Set.of("format");
	}

	/** The schema is the format once more, as a text in the order of its map. */
	@Override
	public Set<String> ignoredOptions() {
		return Set.of("keepAlive", "outputSchema");
	}

}
