/**
 * What takes longer where there is more.
 */
@NullMarked
package io.ecoai.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
