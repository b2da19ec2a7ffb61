package io.ecoai.violation.key;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record KeyTrespasser(WrapTrespasser neighbour) {

}
