/**
 * Puts decorators in the place of model beans. Knows the container and nothing of
 * caching.
 */
@NullMarked
package io.ecoai.wrap;

import org.jspecify.annotations.NullMarked;
