package io.ecoai.chat;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;

/**
 * A message as a plan. What a role does not have is empty.
 */
record GeneratedMessage(MessageType role, @Nullable String text, List<ToolCall> calls, List<ToolResponse> responses,
		List<GeneratedMedia> media) {

	static Arbitrary<GeneratedMessage> any() {
		Arbitrary<String> texts = GeneratedTexts.any();
		Arbitrary<List<GeneratedMedia>> media = GeneratedMedia.any().list().ofMaxSize(2);
		Arbitrary<List<ToolCall>> calls = GeneratedResponses.toolCalls().list().ofMaxSize(3);
		Arbitrary<List<ToolResponse>> responses = Combinators
			.combine(GeneratedTexts.names(), GeneratedTexts.names(), texts)
			.as(ToolResponse::new)
			.list()
			.ofMaxSize(2);
		return Arbitraries.oneOf(texts.map((text) -> of(MessageType.SYSTEM, text)),
				Combinators.combine(texts, media)
					.as((text, all) -> new GeneratedMessage(MessageType.USER, text, List.of(), List.of(), all)),
				Combinators.combine(texts.injectNull(0.2), calls, media)
					.as((text, all, more) -> new GeneratedMessage(MessageType.ASSISTANT, text, all, List.of(), more)),
				responses.map((all) -> new GeneratedMessage(MessageType.TOOL, "", List.of(), all, List.of())));
	}

	static GeneratedMessage of(MessageType role, String text) {
		return new GeneratedMessage(role, text, List.of(), List.of(), List.of());
	}

	Message build() {
		return switch (this.role) {
			case SYSTEM -> new SystemMessage(this.text);
			case USER -> UserMessage.builder()
				.text(this.text)
				.media(this.media.stream().map(GeneratedMedia::build).toList())
				.build();
			case ASSISTANT -> AssistantMessage.builder()
				.content(this.text)
				.toolCalls(this.calls)
				.media(this.media.stream().map(GeneratedMedia::build).toList())
				.build();
			case TOOL -> ToolResponseMessage.builder().responses(this.responses).build();
		};
	}

	/** From equal parts, with metadata that no provider is sent. */
	Message buildAnotherWay(Map<String, Object> metadata) {
		return switch (this.role) {
			case SYSTEM ->
				SystemMessage.builder().text("other").build().mutate().text(this.text).metadata(metadata).build();
			case USER -> new UserMessage("other").mutate()
				.media(this.media.stream().map(GeneratedMedia::buildAnotherWay).toList())
				.metadata(metadata)
				.text(new StringBuilder(this.text).toString())
				.build();
			case ASSISTANT -> AssistantMessage.builder()
				.media(new LinkedList<>(this.media.stream().map(GeneratedMedia::buildAnotherWay).toList()))
				.properties(metadata)
				.toolCalls(new ArrayList<>(this.calls.stream()
					.map((call) -> new ToolCall(call.id(), call.type(), call.name(), call.arguments()))
					.toList()))
				.content(this.text)
				.build();
			case TOOL ->
				ToolResponseMessage.builder().metadata(metadata).responses(new LinkedList<>(this.responses)).build();
		};
	}

	/** Messages that differ from this one in exactly one thing. */
	List<GeneratedMessage> neighbours() {
		List<GeneratedMessage> all = new ArrayList<>();
		for (MessageType other : MessageType.values()) {
			boolean possible = this.calls.isEmpty() && this.responses.isEmpty() && this.media.isEmpty()
					&& this.text != null && other != MessageType.TOOL && this.role != MessageType.TOOL;
			if (possible && other != this.role) {
				all.add(of(other, this.text));
			}
		}
		if (this.role != MessageType.TOOL) {
			Neighbours.of(this.text)
				.forEach((text) -> all
					.add(new GeneratedMessage(this.role, text, this.calls, this.responses, this.media)));
		}
		Neighbours.of(this.calls, Neighbours::of)
			.forEach((list) -> all.add(new GeneratedMessage(this.role, this.text, list, this.responses, this.media)));
		Neighbours.of(this.responses, Neighbours::of)
			.forEach((list) -> all.add(new GeneratedMessage(this.role, this.text, this.calls, list, this.media)));
		Neighbours.of(this.media, Neighbours::of)
			.forEach((list) -> all.add(new GeneratedMessage(this.role, this.text, this.calls, this.responses, list)));
		return all;
	}

}
