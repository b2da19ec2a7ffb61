/**
 * Finds out how often an answer was wrong that was served for a question in other words,
 * and lets the match become stricter if that is too often.
 */
@NullMarked
package io.ecoai.semantic.audit;

import org.jspecify.annotations.NullMarked;
