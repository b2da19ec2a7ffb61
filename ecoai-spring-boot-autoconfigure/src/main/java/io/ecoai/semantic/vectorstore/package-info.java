/**
 * Finds the nearest question in a vector store of Spring AI.
 */
@NullMarked
package io.ecoai.semantic.vectorstore;

import org.jspecify.annotations.NullMarked;
