package io.ecoai.violation.metrics;

import io.ecoai.violation.chat.ChatTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record MetricsTrespasser(ChatTrespasser neighbour) {

}
