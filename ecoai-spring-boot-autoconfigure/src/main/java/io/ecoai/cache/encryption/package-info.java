/**
 * Keeps answers encrypted, in whatever store.
 */
@NullMarked
package io.ecoai.cache.encryption;

import org.jspecify.annotations.NullMarked;
