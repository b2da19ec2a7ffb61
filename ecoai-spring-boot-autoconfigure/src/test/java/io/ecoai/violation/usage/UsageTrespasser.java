package io.ecoai.violation.usage;

import java.sql.Connection;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name, and SQL.
 */
public record UsageTrespasser(CacheTrespasser neighbour, Connection stranger) {

}
