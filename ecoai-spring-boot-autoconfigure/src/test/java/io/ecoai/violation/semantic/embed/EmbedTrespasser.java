package io.ecoai.violation.semantic.embed;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record EmbedTrespasser(WrapTrespasser neighbour) {

}
