package io.ecoai.semantic.embed;

/**
 * An embedder over a function of the application. Vectors of another class of it are not
 * compared.
 *
 * @param name the name of the bean
 * @param embedder the function
 */
record FunctionEmbedder(String name, TextEmbedder embedder) implements Embedder {

	@Override
	public Embedding embed(String text) {
		Class<?> type = this.embedder.getClass();
		// The name of a lambda's class is another one with every start.
		String model = (type.isHidden() || type.isSynthetic()) ? this.name : type.getName();
		return new Embedding(model, this.embedder.embed(text), null);
	}

}
