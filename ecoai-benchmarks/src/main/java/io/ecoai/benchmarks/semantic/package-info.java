/**
 * How often the semantic cache would be right and wrong about pairs of questions, beside
 * a cache with nothing but a threshold, and what its hits and misses take.
 */
@NullMarked
package io.ecoai.benchmarks.semantic;

import org.jspecify.annotations.NullMarked;
