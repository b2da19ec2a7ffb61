package io.ecoai.violation.report;

import io.ecoai.violation.chat.ChatTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ReportTrespasser(ChatTrespasser neighbour) {

}
