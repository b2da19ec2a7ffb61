package io.ecoai.semantic.embed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

	/**
	 * What is in the name of the class, and whose price list holds. In this order, since
	 * Azure and Bedrock have prices of their own for the models of others.
	 */
	private static final List<Map.Entry<String, String>> PROVIDERS = List.of(Map.entry("azure", "azure"),
			Map.entry("bedrock", "aws-bedrock"), Map.entry("openai", "openai"), Map.entry("mistral", "mistral"),
			Map.entry("cohere", "cohere"), Map.entry("google", "gemini"), Map.entry("ollama", "ollama"));

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
		String provider = PROVIDERS.stream()
			.filter((known) -> name.contains(known.getKey()))
			.findFirst()
			.map(Map.Entry::getValue)
			.orElse("unknown");
		return new Charge(provider, model, tokens);
	}

}
