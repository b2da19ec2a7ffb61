/**
 * Measures EcoAI beside what would be used in its place.
 */
@NullMarked
package io.ecoai.benchmarks;

import org.jspecify.annotations.NullMarked;
