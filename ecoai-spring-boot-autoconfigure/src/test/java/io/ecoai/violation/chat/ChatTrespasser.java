package io.ecoai.violation.chat;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ChatTrespasser(WrapTrespasser neighbour) {

}
