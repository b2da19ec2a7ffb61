package io.ecoai.chat;

import io.ecoai.cache.CacheKey;

/**
 * What identifies a request.
 *
 * @param key the key
 * @param model the model that is asked for, empty if the options name none
 */
record ChatFingerprint(CacheKey key, String model) {

}
