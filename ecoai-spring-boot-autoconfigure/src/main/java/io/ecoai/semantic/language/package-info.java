/**
 * Tells languages with a library, where it is there.
 */
@NullMarked
package io.ecoai.semantic.language;

import org.jspecify.annotations.NullMarked;
