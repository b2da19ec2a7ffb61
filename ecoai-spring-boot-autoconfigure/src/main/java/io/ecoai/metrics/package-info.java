/**
 * The meters, and how they are read where the application exports none.
 */
@NullMarked
package io.ecoai.metrics;

import org.jspecify.annotations.NullMarked;
