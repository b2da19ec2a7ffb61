package io.ecoai.violation.actuate;

import io.ecoai.violation.chat.ChatTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record ActuateTrespasser(ChatTrespasser neighbour) {

}
