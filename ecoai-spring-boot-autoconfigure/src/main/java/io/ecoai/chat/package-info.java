/**
 * The decorator of chat models: what a request's key is made of, how its answer is kept,
 * and which answers are kept at all.
 */
@NullMarked
package io.ecoai.chat;

import org.jspecify.annotations.NullMarked;
