package io.ecoai.violation.cache.sqlite;

import io.ecoai.violation.usage.UsageTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record SqliteCacheTrespasser(UsageTrespasser neighbour) {

}
