package io.ecoai.violation.cache.memory;

import io.ecoai.violation.cache.sqlite.SqliteCacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record MemoryTrespasser(SqliteCacheTrespasser neighbour) {

}
