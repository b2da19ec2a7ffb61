package io.ecoai.violation.image;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ImageTrespasser(WrapTrespasser neighbour) {

}
