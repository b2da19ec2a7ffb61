/**
 * Keys, entries and lookups: bytes in, bytes out. Knows no Spring AI.
 * <p>
 * {@link io.ecoai.cache.ResponseCache} is the way in. It asks the near cache, then the
 * {@link io.ecoai.cache.CacheStore}, then, once for all who ask at the same time, the
 * origin. A store is made fail-open by {@link io.ecoai.cache.CacheStore#failOpen}.
 */
@NullMarked
package io.ecoai.cache;

import org.jspecify.annotations.NullMarked;
