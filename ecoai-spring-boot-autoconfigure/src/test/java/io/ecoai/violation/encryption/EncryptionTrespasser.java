package io.ecoai.violation.encryption;

import io.ecoai.violation.cache.CacheTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record EncryptionTrespasser(CacheTrespasser neighbour) {

}
