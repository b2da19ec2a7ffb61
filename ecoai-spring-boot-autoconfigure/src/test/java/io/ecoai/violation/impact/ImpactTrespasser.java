package io.ecoai.violation.impact;

import io.ecoai.violation.usage.UsageTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ImpactTrespasser(UsageTrespasser neighbour) {

}
