package io.ecoai.violation.cache.encryption;

import io.ecoai.violation.usage.UsageTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record EncryptedCacheTrespasser(UsageTrespasser neighbour) {

}
