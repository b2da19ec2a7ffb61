package io.ecoai.chat;

import java.time.Duration;
import java.util.List;

import io.ecoai.control.CacheControl;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The ways to ask a model and to say what the cache may do.
 */
enum Way {

	CLIENT_CALL, CLIENT_STREAM, MODEL_CALL, MODEL_STREAM;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** Where the answer came from. */
	String ask(ChatModel model, Prompt prompt, CacheControl... controls) {
		return switch (this) {
			case CLIENT_CALL -> outcome(client(model, prompt, controls).call().chatResponse());
			case CLIENT_STREAM ->
				outcome(client(model, prompt, controls).stream().chatResponse().collectList().block(LIMIT));
			case MODEL_CALL -> outcome(model.call(applied(prompt, controls)));
			case MODEL_STREAM -> outcome(model.stream(applied(prompt, controls)).collectList().block(LIMIT));
		};
	}

	private static ChatClient.ChatClientRequestSpec client(ChatModel model, Prompt prompt, CacheControl... controls) {
		return ChatClient.create(model).prompt(prompt).advisors(List.of(controls));
	}

	private static Prompt applied(Prompt prompt, CacheControl... controls) {
		Prompt applied = prompt;
		for (CacheControl control : controls) {
			applied = control.applyTo(applied);
		}
		return applied;
	}

	static String outcome(ChatResponse response) {
		return CacheMetadataTests.outcomeOf(response);
	}

	static String outcome(List<ChatResponse> chunks) {
		return String.join(",", chunks.stream().map(CacheMetadataTests::outcomeOf).distinct().toList());
	}

}
