package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * The images that a call has made.
 *
 * @param count how many there are; without any, a call has no price for each image
 * @param size their size in the provider's own words, such as {@code 1024x1024} or
 * {@code 2K}, or {@code null} if it is not known
 * @param quality their quality in the provider's own words, such as {@code hd}, or
 * {@code null} if it is not known; {@code auto} is no quality that has a price
 */
public record ImageOutput(int count, @Nullable String size, @Nullable String quality) {

}
