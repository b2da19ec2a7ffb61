package io.ecoai.violation.cache;

import io.ecoai.violation.chat.ChatTrespasser;

import org.springframework.ai.chat.model.ChatModel;

/**
 * Imports a room that its row does not name, and Spring AI.
 */
public record CacheTrespasser(ChatTrespasser neighbour, ChatModel stranger) {

}
