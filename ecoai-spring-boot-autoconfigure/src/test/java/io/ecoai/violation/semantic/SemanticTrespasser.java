package io.ecoai.violation.semantic;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record SemanticTrespasser(WrapTrespasser neighbour) {

}
