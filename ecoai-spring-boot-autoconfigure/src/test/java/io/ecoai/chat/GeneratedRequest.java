package io.ecoai.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ecoai.key.UnkeyableRequestException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/**
 * A request as a plan: two plans that are not equal are requests that are not the same.
 */
record GeneratedRequest(GeneratedOptions options, List<GeneratedTool> tools, List<GeneratedMessage> messages,
		String endpoint, String namespace) {

	static Arbitrary<GeneratedRequest> any() {
		return Combinators
			.combine(GeneratedOptions.any(), GeneratedTool.any().list().ofMaxSize(3),
					GeneratedMessage.any().list().ofMaxSize(5), Arbitraries.of("", "a", "https://example.com/v1"),
					Arbitraries.of("default", "a", "tenant \uD83D", ""))
			.as(GeneratedRequest::new);
	}

	/** The key, or nothing if the request is refused because it searches the web. */
	Optional<String> key() {
		return key(new Prompt(this.messages.stream().map(GeneratedMessage::build).toList(), options(false)));
	}

	/**
	 * The key of the same request, made of other objects by other methods.
	 */
	Optional<String> keyAnotherWay() {
		Prompt prompt = anotherWay(Map.of());
		// Spring AI's copies lack media of answers, and have a text where there was none.
		boolean copied = this.messages.stream()
			.noneMatch((message) -> message.role() == MessageType.ASSISTANT
					&& (message.text() == null || !message.media().isEmpty()));
		return key(copied ? prompt.mutate().build().copy() : prompt);
	}

	/** The key with what no provider is sent and no model of the provider sees. */
	Optional<String> keyWithUnsent() {
		return key(anotherWay(Map.of("conversation", 42, "random", new Object())));
	}

	private Prompt anotherWay(Map<String, Object> metadata) {
		List<Message> messages = new ArrayList<>();
		this.messages.forEach((message) -> messages.add(message.buildAnotherWay(new LinkedHashMap<>(metadata))));
		return Prompt.builder().chatOptions(options(true)).messages(messages).build();
	}

	private Optional<String> key(Prompt prompt) {
		return key(this.options.kind().provider(), prompt);
	}

	private Optional<String> key(ChatProvider provider, Prompt prompt) {
		try {
			return Optional.of(Requests.of(provider, prompt, this.endpoint, this.namespace).key().value());
		}
		catch (UnkeyableRequestException ex) {
			if (!ex.getMessage().contains("searches the web")) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private ChatOptions options(boolean anotherWay) {
		ChatOptions options = anotherWay ? this.options.buildAnotherWay() : this.options.build();
		if (this.tools.isEmpty() || !(options instanceof ToolCallingChatOptions calling)) {
			return options;
		}
		return calling.mutate().toolCallbacks(this.tools.stream().map(GeneratedTool::build).toList()).build();
	}

	/** Requests that differ from this one in exactly one thing, and from each other. */
	Set<GeneratedRequest> neighbours() {
		Set<GeneratedRequest> all = new LinkedHashSet<>();
		Neighbours.of(this.endpoint)
			.forEach((text) -> all
				.add(new GeneratedRequest(this.options, this.tools, this.messages, text, this.namespace)));
		Neighbours.of(this.namespace)
			.forEach((text) -> all
				.add(new GeneratedRequest(this.options, this.tools, this.messages, this.endpoint, text)));
		if (this.options.build() instanceof ToolCallingChatOptions) {
			Neighbours.of(this.tools, Neighbours::of)
				.stream()
				// Without tools of its own, it has those of its options.
				.filter((list) -> !list.isEmpty())
				.forEach((list) -> all
					.add(new GeneratedRequest(this.options, list, this.messages, this.endpoint, this.namespace)));
		}
		Neighbours.of(this.messages, GeneratedMessage::neighbours).forEach((list) -> all.add(with(list)));
		all.remove(this);
		return all;
	}

	GeneratedRequest with(List<GeneratedMessage> messages) {
		return new GeneratedRequest(this.options, this.tools, messages, this.endpoint, this.namespace);
	}

}
