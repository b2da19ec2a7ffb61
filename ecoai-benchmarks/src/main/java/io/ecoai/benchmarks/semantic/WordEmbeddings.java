package io.ecoai.benchmarks.semantic;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * Vectors as long as those of small models, of the last seven words of a text. Texts that
 * differ in these have vectors that have nothing to do with each other.
 */
final class WordEmbeddings implements EmbeddingModel {

	private static final int DIMENSIONS = 384;

	private static final int WORDS = 7;

	static float[] vectorOf(String text) {
		String[] words = text.replaceAll("[?.]", "").split(" ");
		String last = String.join(" ", List.of(words).subList(Math.max(words.length - WORDS, 0), words.length));
		Random random = new Random(last.hashCode());
		float[] vector = new float[DIMENSIONS];
		for (int i = 0; i < DIMENSIONS; i++) {
			vector[i] = random.nextFloat() - 0.5f;
		}
		return vector;
	}

	@Override
	public EmbeddingResponse call(EmbeddingRequest request) {
		List<String> texts = request.getInstructions();
		return new EmbeddingResponse(
				IntStream.range(0, texts.size()).mapToObj((i) -> new Embedding(vectorOf(texts.get(i)), i)).toList());
	}

	@Override
	public float[] embed(Document document) {
		return vectorOf(String.valueOf(document.getText()));
	}

}
