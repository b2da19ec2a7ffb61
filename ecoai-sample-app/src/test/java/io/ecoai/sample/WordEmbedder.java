package io.ecoai.sample;

import java.util.Locale;
import java.util.Set;

import io.ecoai.semantic.embed.TextEmbedder;

/**
 * An embedder without a model: texts with the same words have nearly the same direction,
 * since words that say nothing weigh little.
 */
class WordEmbedder implements TextEmbedder {

	private static final int DIMENSION = 256;

	private static final Set<String> SAYING_NOTHING = Set.of("", "how", "to", "do", "can", "could", "i", "you", "is",
			"the", "a", "please", "tell", "me", "what", "steps", "are");

	@Override
	public float[] embed(String text) {
		float[] vector = new float[DIMENSION];
		for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
			vector[Math.floorMod(word.hashCode() * 31, DIMENSION)] += SAYING_NOTHING.contains(word) ? 0.2f : 1;
		}
		return vector;
	}

}
