/**
 * Whether two questions ask the same: analysis of text, guards, similarity. Pure: nothing
 * here stores, calls or waits.
 */
@NullMarked
package io.ecoai.semantic;

import org.jspecify.annotations.NullMarked;
