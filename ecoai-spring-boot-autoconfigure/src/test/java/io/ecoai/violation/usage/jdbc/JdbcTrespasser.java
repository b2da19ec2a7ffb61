package io.ecoai.violation.usage.jdbc;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record JdbcTrespasser(CacheTrespasser neighbour) {

}
