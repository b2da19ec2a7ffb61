package io.ecoai.violation.redis.messages;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record RedisMessagesTrespasser(CacheTrespasser neighbour) {

}
