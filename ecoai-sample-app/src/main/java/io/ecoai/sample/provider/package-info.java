/**
 * Which provider answers, decided by the API keys that are set.
 */
@NullMarked
package io.ecoai.sample.provider;

import org.jspecify.annotations.NullMarked;
