package io.ecoai.violation.value;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ValueTrespasser(WrapTrespasser neighbour) {

}
