package io.ecoai.violation.cache.redis;

import io.ecoai.violation.usage.UsageTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record RedisCacheTrespasser(UsageTrespasser neighbour) {

}
