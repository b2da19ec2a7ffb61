/**
 * Keeps answers in the memory of the application.
 */
@NullMarked
package io.ecoai.cache.memory;

import org.jspecify.annotations.NullMarked;
