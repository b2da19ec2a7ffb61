package io.ecoai.violation.invalidation;

import io.ecoai.violation.usage.UsageTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record InvalidationTrespasser(UsageTrespasser neighbour) {

}
