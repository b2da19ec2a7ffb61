package io.ecoai.violation.semantic.index;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record IndexTrespasser(WrapTrespasser neighbour) {

}
