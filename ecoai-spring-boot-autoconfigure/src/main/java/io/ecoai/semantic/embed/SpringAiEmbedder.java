package io.ecoai.semantic.embed;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.ecoai.semantic.embed.Embedding.Charge;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

/**
 * An embedder over an embedding model of Spring AI.
 */
public final class SpringAiEmbedder implements Embedder {

	private static final List<String> PROVIDERS = List.of("openai", "mistral", "cohere", "google", "ollama", "bedrock");

	private final String name;

	private final EmbeddingModel model;

	/**
	 * Creates an embedder.
	 * @param name the name of the bean
	 * @param model the model
	 */
	public SpringAiEmbedder(String name, EmbeddingModel model) {
		this.name = name;
		this.model = model;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Embedding embed(String text) {
		EmbeddingResponse response = this.model.embedForResponse(List.of(text));
		float[] vector = Objects.requireNonNull(response.getResult(), "no embedding").getOutput();
		EmbeddingResponseMetadata metadata = response.getMetadata();
		String id = (metadata != null && metadata.getModel() != null) ? metadata.getModel() : "";
		String type = this.model.getClass().getName();
		// A proxy's name may differ from start to start.
		int proxy = type.indexOf("$$");
		String known = (proxy > 0) ? type.substring(0, proxy) : type;
		return new Embedding(known + "/" + id, vector, charge(known, id, metadata));
	}

	private static @Nullable Charge charge(String type, String model, @Nullable EmbeddingResponseMetadata metadata) {
		Usage usage = (metadata != null) ? metadata.getUsage() : null;
		Integer tokens = (usage != null) ? usage.getTotalTokens() : null;
		if (model.isEmpty() || tokens == null || tokens <= 0) {
			return null;
		}
		String name = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		String provider = PROVIDERS.stream().filter(name::contains).findFirst().orElse("unknown");
		return new Charge(provider.equals("google") ? "gemini" : provider, model, tokens);
	}

}
