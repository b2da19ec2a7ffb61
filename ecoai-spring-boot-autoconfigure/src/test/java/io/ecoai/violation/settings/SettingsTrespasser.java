package io.ecoai.violation.settings;

import io.ecoai.violation.autoconfigure.PublicWiring;

/**
 * Imports a room that its row does not name.
 */
public record SettingsTrespasser(PublicWiring neighbour) {

}
