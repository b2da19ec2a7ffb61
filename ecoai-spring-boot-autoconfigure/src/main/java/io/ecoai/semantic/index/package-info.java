/**
 * Finds the kept answer to a question that asks the same in other words: candidates that
 * stand as notes beside the answers, and the searches among them.
 */
@NullMarked
package io.ecoai.semantic.index;

import org.jspecify.annotations.NullMarked;
