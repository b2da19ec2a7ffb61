package io.ecoai.violation.semantic.vectorstore;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record VectorStoreTrespasser(WrapTrespasser neighbour) {

}
