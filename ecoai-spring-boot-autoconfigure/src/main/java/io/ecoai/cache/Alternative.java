package io.ecoai.cache;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An answer of another kind that may serve as well, such as a whole answer where a
 * recorded stream is asked for.
 *
 * @param key identifies it
 * @param codec reads it
 * @param conversion makes an answer of the kind that is asked for, or {@code null} where
 * that would lose something
 * @param <B> the other kind
 * @param <A> the kind that is asked for
 */
public record Alternative<B, A>(CacheKey key, AnswerCodec<B> codec, Function<B, @Nullable A> conversion) {

}
