/**
 * What a cache of a given size would have saved of a trace of requests.
 */
@NullMarked
package io.ecoai.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
