package io.ecoai.benchmarks.semantic;

import java.util.HashMap;
import java.util.Map;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/**
 * Embeddings of the local model, each computed once.
 */
final class Embeddings {

	private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

	private final Map<String, float[]> known = new HashMap<>();

	float[] of(String text) {
		return this.known.computeIfAbsent(text, (unknown) -> this.model.embed(unknown).content().vector());
	}

}
