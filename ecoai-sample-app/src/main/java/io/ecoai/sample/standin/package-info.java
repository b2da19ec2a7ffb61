/**
 * A local server that speaks OpenAI's chat format, so that the sample runs without an
 * account.
 */
@NullMarked
package io.ecoai.sample.standin;

import org.jspecify.annotations.NullMarked;
