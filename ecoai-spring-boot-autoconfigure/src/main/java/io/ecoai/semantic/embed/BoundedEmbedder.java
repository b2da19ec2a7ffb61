package io.ecoai.semantic.embed;

import java.time.Clock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * An embedder that holds no call up for longer than {@link BoundedCalls#PATIENCE} in
 * total, and that is left alone for a while when it fails or is too slow. Thread-safe.
 */
public final class BoundedEmbedder implements AutoCloseable {

	private final Embedder embedder;

	private final BoundedCalls calls;

	/**
	 * Creates an embedder.
	 * @param embedder who makes the embeddings
	 * @param clock tells when it is tried again
	 */
	public BoundedEmbedder(Embedder embedder, Clock clock) {
		this.embedder = embedder;
		this.calls = new BoundedCalls("The embedder '%s'".formatted(embedder.name()), "ecoai-embedder", clock);
	}

	/**
	 * Who makes the embeddings.
	 * @return the name
	 */
	public String name() {
		return this.embedder.name();
	}

	/**
	 * Why it is being left alone.
	 * @return what has failed last, or {@code null} if it is asked
	 */
	public @Nullable String obstacle() {
		return this.calls.obstacle();
	}

	/**
	 * Embeds a text, if that can be done in time. Never throws.
	 * @param text the text
	 * @param patience what is left of the patience of the call
	 * @return its embedding, or {@code null} if there is none in time
	 */
	public @Nullable Embedding embed(String text, Patience patience) {
		return embed(text, patience, (late) -> {
		});
	}

	/**
	 * Embeds a text, if that can be done in time. Never throws.
	 * @param text the text
	 * @param patience what is left of the patience of the call
	 * @param late takes the embedding that comes later, where the patience was not whole
	 * any more; mostly called on another thread
	 * @return its embedding, or {@code null} if there is none in time
	 */
	public @Nullable Embedding embed(String text, Patience patience, Consumer<Embedding> late) {
		return this.calls.call(() -> valid(this.embedder.embed(text)), text, patience, late);
	}

	/**
	 * Embeds a text on this thread, however long it takes and whatever has happened
	 * before; nothing follows from a failure. For those whom nobody waits for.
	 * @param text the text
	 * @return its embedding, or {@code null} if there is none
	 */
	public @Nullable Embedding embedUnhurried(String text) {
		try {
			return valid(this.embedder.embed(text));
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static Embedding valid(Embedding embedding) {
		float[] vector = embedding.vector();
		if (vector == null || vector.length == 0) {
			throw new IllegalStateException("the embedding is empty");
		}
		return embedding;
	}

	@Override
	public void close() {
		this.calls.close();
	}

}
