/**
 * What decorators of all kinds of models do beside asking the cache: a call is recorded
 * once, and what is not cached is told once.
 */
@NullMarked
package io.ecoai.call;

import org.jspecify.annotations.NullMarked;
