package io.ecoai.violation.settings.redis;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record RedisSettingsTrespasser(CacheTrespasser neighbour) {

}
