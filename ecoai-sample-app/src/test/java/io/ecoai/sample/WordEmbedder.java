package io.ecoai.sample;

import java.util.Locale;
import java.util.Set;

import io.ecoai.semantic.embed.TextEmbedder;

/**
 * An embedder without a model: texts with the same words have the same direction,
 * whatever words that say nothing are between them.
 */
class WordEmbedder implements TextEmbedder {

	private static final int DIMENSION = 256;

	private static final Set<String> SAYING_NOTHING = Set.of("", "how", "to", "do", "can", "could", "i", "you", "is",
			"the", "a", "please", "tell", "me", "what", "steps", "are");

	@Override
	public float[] embed(String text) {
		float[] vector = new float[DIMENSION];
		for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
			if (!SAYING_NOTHING.contains(word)) {
				vector[Math.floorMod(word.hashCode() * 31, DIMENSION)] += 1;
			}
		}
		return vector;
	}

}
