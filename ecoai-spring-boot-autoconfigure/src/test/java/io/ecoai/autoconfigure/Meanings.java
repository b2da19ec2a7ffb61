package io.ecoai.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.ecoai.semantic.embed.TextEmbedder;

/**
 * An embedder without a model: texts with the same words have the same direction, in
 * whatever order and whatever words that say nothing are between them.
 */
public class Meanings implements TextEmbedder {

	private static final int DIMENSION = 256;

	private static final Set<String> SAYING_NOTHING = Set.of("", "how", "do", "can", "i", "is", "the", "a", "on",
			"what", "please", "tell", "me");

	private final List<String> embedded = new CopyOnWriteArrayList<>();

	private volatile Consumer<String> before = (text) -> {
	};

	@Override
	public float[] embed(String text) {
		this.embedded.add(text);
		this.before.accept(text);
		float[] vector = new float[DIMENSION];
		for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
			if (SAYING_NOTHING.contains(word)) {
				continue;
			}
			vector[Math.floorMod(word.hashCode() * 31, DIMENSION)] += 1;
		}
		return vector;
	}

	/** What has been embedded. */
	public List<String> embedded() {
		return List.copyOf(this.embedded);
	}

	public void clear() {
		this.embedded.clear();
	}

	/** Does something before each text. */
	public void before(Consumer<String> action) {
		this.before = action;
	}

	/** How often each of some texts has been embedded. */
	public long count(String... texts) {
		return this.embedded.stream().filter(Arrays.asList(texts)::contains).count();
	}

}
