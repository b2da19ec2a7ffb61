package io.ecoai.autoconfigure;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

/**
 * The same as an embedding model that charges a token for each text.
 */
public class MeaningModel implements EmbeddingModel {

	private final Meanings meanings = new Meanings();

	private final String id;

	public MeaningModel(String id) {
		this.id = id;
	}

	public Meanings meanings() {
		return this.meanings;
	}

	@Override
	public EmbeddingResponse call(EmbeddingRequest request) {
		List<String> texts = request.getInstructions();
		return new EmbeddingResponse(IntStream.range(0, texts.size())
			.mapToObj((i) -> new Embedding(this.meanings.embed(texts.get(i)), i))
			.toList(), new EmbeddingResponseMetadata(this.id, new DefaultUsage(1000, 0, 1000)));
	}

	@Override
	public float[] embed(Document document) {
		return this.meanings.embed(String.valueOf(document.getText()));
	}

}
