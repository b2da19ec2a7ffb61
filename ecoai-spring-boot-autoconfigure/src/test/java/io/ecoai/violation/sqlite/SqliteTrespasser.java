package io.ecoai.violation.sqlite;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record SqliteTrespasser(CacheTrespasser neighbour) {

}
