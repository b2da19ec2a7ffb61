package io.ecoai.violation.control;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ControlTrespasser(WrapTrespasser neighbour) {

}
