package io.ecoai.sample;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers questions over HTTP.
 */
@RestController
class ChatController {

	private final Assistant assistant;

	private final CallMeter meter;

	ChatController(Assistant assistant, CallMeter meter) {
		this.assistant = assistant;
		this.meter = meter;
	}

	@PostMapping("/api/chat")
	ChatAnswer chat(@RequestBody ChatQuestion question) {
		String text = question.question();
		if (!StringUtils.hasText(text)) {
			throw new EmptyQuestionException();
		}
		return ChatAnswer.of(this.meter.measure(() -> ask(text, question.conversation())));
	}

	private ChatResponse ask(String question, @Nullable String conversation) {
		ChatResponse response;
		try {
			response = StringUtils.hasText(conversation) ? this.assistant.ask(question, conversation)
					: this.assistant.ask(question);
		}
		catch (RuntimeException ex) {
			throw new ProviderFailedException(ex);
		}
		if (response == null || response.getResult() == null) {
			throw new ProviderFailedException("The provider sent no answer");
		}
		return response;
	}

	/**
	 * What the page sends.
	 *
	 * @param question the question
	 * @param conversation the conversation that it belongs to, or {@code null} to ask it
	 * alone
	 */
	record ChatQuestion(@Nullable String question, @Nullable String conversation) {

	}

}
