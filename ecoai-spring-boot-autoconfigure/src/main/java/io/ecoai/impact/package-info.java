/**
 * Tokens and images in; dollars, watt-hours and grams of CO₂ out. Pure arithmetic over
 * dated tables.
 */
@NullMarked
package io.ecoai.impact;

import org.jspecify.annotations.NullMarked;
