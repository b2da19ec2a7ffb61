package io.ecoai.violation.dashboard;

import io.ecoai.violation.chat.ChatTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record DashboardTrespasser(ChatTrespasser neighbour) {

}
