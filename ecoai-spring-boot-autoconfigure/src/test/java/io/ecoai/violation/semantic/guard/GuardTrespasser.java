package io.ecoai.violation.semantic.guard;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record GuardTrespasser(WrapTrespasser neighbour) {

}
