package io.ecoai.violation.semantic.language;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record LanguageTrespasser(WrapTrespasser neighbour) {

}
