package io.ecoai.violation.wrap;

import io.ecoai.violation.chat.ChatTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record WrapTrespasser(ChatTrespasser neighbour) {

}
