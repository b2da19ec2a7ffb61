package io.ecoai.violation.redis;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record RedisTrespasser(CacheTrespasser neighbour) {

}
