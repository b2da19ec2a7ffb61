/**
 * What a caller asks of the cache for one call, and how that travels to the decorator
 * without reaching the provider, chat memory or a key.
 */
@NullMarked
package io.ecoai.control;

import org.jspecify.annotations.NullMarked;
