package io.ecoai.semantic.embed;

/**
 * Whoever makes the embeddings of an application. Thread-safe.
 */
public interface Embedder {

	/**
	 * Embeds a text. May take its time.
	 * @param text the text
	 * @return its embedding
	 * @throws RuntimeException if there is none
	 */
	Embedding embed(String text);

	/**
	 * Who it is, as people know it.
	 * @return a bean name, or the name of the local model
	 */
	String name();

	/**
	 * An embedder over a function of the application.
	 * @param name the name of the bean
	 * @param embedder the function
	 * @return the embedder
	 */
	static Embedder of(String name, TextEmbedder embedder) {
		return new FunctionEmbedder(name, embedder);
	}

}
