package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * The energy of a model's output.
 *
 * @param wattHours watt-hours per 1,000 output tokens
 * @param proxy the model whose figures these are, or {@code null} if they are its own
 */
record Energy(Range wattHours, @Nullable String proxy) {

}
