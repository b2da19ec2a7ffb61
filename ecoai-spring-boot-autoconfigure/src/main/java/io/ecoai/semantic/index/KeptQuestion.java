package io.ecoai.semantic.index;

import io.ecoai.cache.CacheKey;

/**
 * The question of a kept answer.
 *
 * @param answer the key of the answer
 * @param text the question, all of it
 */
public record KeptQuestion(CacheKey answer, String text) {

}
