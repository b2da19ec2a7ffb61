package io.ecoai.violation;

import io.ecoai.violation.metrics.MetricsTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record FacadeTrespasser(MetricsTrespasser neighbour) {

}
