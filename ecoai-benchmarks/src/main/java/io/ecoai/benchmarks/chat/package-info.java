/**
 * Calls of a chat model.
 */
@NullMarked
package io.ecoai.benchmarks.chat;

import org.jspecify.annotations.NullMarked;
