package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * The energy of a model's output.
 *
 * @param wattHours watt-hours per 1,000 output tokens, or per image
 * @param perImage whether it is the energy of an image
 * @param proxy the model whose figures these are, or {@code null} if they are its own
 */
record Energy(Range wattHours, boolean perImage, @Nullable String proxy) {

}
