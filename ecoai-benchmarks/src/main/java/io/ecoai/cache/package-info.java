/**
 * Parts of the cache that are measured alone.
 */
@NullMarked
package io.ecoai.cache;

import org.jspecify.annotations.NullMarked;
