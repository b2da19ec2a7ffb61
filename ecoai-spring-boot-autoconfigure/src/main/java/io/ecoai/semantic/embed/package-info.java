/**
 * Embeddings of questions: who makes them, and how a call is kept from waiting for them.
 */
@NullMarked
package io.ecoai.semantic.embed;

import org.jspecify.annotations.NullMarked;
