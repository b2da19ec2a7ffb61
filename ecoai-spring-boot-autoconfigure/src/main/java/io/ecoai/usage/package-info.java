/**
 * What happened: one event per model call, the records and totals made of it, and where
 * they are read.
 */
@NullMarked
package io.ecoai.usage;

import org.jspecify.annotations.NullMarked;
