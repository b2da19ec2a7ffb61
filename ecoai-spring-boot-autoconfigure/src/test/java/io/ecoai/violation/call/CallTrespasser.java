package io.ecoai.violation.call;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record CallTrespasser(WrapTrespasser neighbour) {

}
