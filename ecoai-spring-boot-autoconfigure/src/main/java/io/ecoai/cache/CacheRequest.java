package io.ecoai.cache;

import java.util.function.Supplier;

/**
 * A question to the cache.
 *
 * @param key identifies the answer
 * @param freshness how old the answer may be
 * @param codec reads and writes the answer
 * @param description describes the answer; asked for only when one is to be kept
 * @param <A> the answer as it is kept
 */
public record CacheRequest<A>(CacheKey key, Freshness freshness, AnswerCodec<A> codec,
		Supplier<EntryDescription> description) {

}
