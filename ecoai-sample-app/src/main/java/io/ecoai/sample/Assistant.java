package io.ecoai.sample;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.stereotype.Service;

/**
 * Asks the model, as any Spring AI application does.
 */
@Service
class Assistant {

	private final ChatClient chatClient;

	private final MessageChatMemoryAdvisor memory;

	Assistant(ChatClient.Builder builder, ChatMemory chatMemory) {
		this.chatClient = builder.defaultSystem("Answer in plain text, in at most five short sentences.").build();
		this.memory = MessageChatMemoryAdvisor.builder(chatMemory).build();
	}

	/**
	 * Sends the question alone: the same question is the same request.
	 * @param question the question
	 * @return the answer
	 */
	@Nullable ChatResponse ask(String question) {
		return this.chatClient.prompt().user(question).call().chatResponse();
	}

	/**
	 * Sends the question with what was said before, which makes even a repeated question
	 * a new request.
	 * @param question the question
	 * @param conversation the id of the conversation
	 * @return the answer
	 */
	@Nullable ChatResponse ask(String question, String conversation) {
		return this.chatClient.prompt()
			.user(question)
			.advisors((advisors) -> advisors.advisors(this.memory).param(ChatMemory.CONVERSATION_ID, conversation))
			.call()
			.chatResponse();
	}

}
