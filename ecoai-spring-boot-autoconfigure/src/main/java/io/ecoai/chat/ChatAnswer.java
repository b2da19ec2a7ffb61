package io.ecoai.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ecoai.call.InnerOutcome;
import io.ecoai.usage.Outcome;
import io.ecoai.value.KeptValues;
import io.ecoai.value.PlainValues;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.RateLimit;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.content.Media;

/**
 * Everything that a {@link ChatResponse} holds, in a form that nobody changes any more.
 *
 * @param generations all generations
 * @param metadata the metadata of the response
 */
record ChatAnswer(List<Part> generations, Metadata metadata) {

	/** The text of the first generation, empty if it has none. */
	String text() {
		String text = this.generations.isEmpty() ? null : this.generations.get(0).text();
		return (text != null) ? text : "";
	}

	/**
	 * Makes a response of its own for a caller, who may change it.
	 * @param outcome where the answer came from, which the response says
	 * @return the response
	 */
	ChatResponse toResponse(Outcome outcome) {
		return toResponse(outcome, null);
	}

	/**
	 * Makes a response of its own for a caller, who may change it.
	 * @param similarity how alike the question is that it answers, or {@code null} if
	 * that is the very same question
	 */
	ChatResponse toResponse(Outcome outcome, @Nullable Double similarity) {
		List<Generation> restored = new ArrayList<>(this.generations.size());
		for (Part part : this.generations) {
			restored.add(part.toGeneration());
		}
		return new ChatResponse(restored, this.metadata.toMetadata(outcome, similarity));
	}

	/**
	 * What a {@link Generation} holds.
	 *
	 * @param text the text, or {@code null} if there is none
	 * @param properties the metadata of the message, without its type
	 * @param toolCalls the tool calls
	 * @param media the media
	 * @param finishReason why the model stopped
	 * @param contentFilters the filters that had something to say
	 * @param metadata the metadata of the generation, or {@code null} where it has
	 * {@link ChatGenerationMetadata#NULL}, by which Spring AI tells that there is none
	 */
	record Part(@Nullable String text, Map<String, Object> properties, List<ToolCall> toolCalls, List<Media> media,
			@Nullable String finishReason, Set<String> contentFilters, @Nullable Map<String, Object> metadata) {

		Part {
			properties = KeptValues.of(properties);
			metadata = (metadata != null) ? KeptValues.of(metadata) : null;
		}

		/** What is made of them copies the maps that it is given. */
		private Generation toGeneration() {
			AssistantMessage message = AssistantMessage.builder()
				.content(this.text)
				.properties(this.properties)
				.toolCalls(new ArrayList<>(this.toolCalls))
				.media(this.media.isEmpty() ? List.of() : this.media.stream().map(PlainValues::copyOf).toList())
				.build();
			if (this.metadata == null) {
				return new Generation(message);
			}
			return new Generation(message,
					ChatGenerationMetadata.builder()
						.finishReason(this.finishReason)
						.contentFilters(this.contentFilters)
						.metadata(this.metadata)
						.build());
		}

	}

	/**
	 * What a {@link ChatResponseMetadata} holds.
	 *
	 * @param id the id of the response
	 * @param model the model that says it has answered
	 * @param usage the tokens
	 * @param rateLimit the rate limit at the time of the answer
	 * @param values all other entries
	 */
	record Metadata(String id, String model, Usage usage, RateLimit rateLimit, Map<String, Object> values) {

		Metadata {
			values = KeptValues.of(values);
		}

		private ChatResponseMetadata toMetadata(Outcome outcome, @Nullable Double similarity) {
			ChatResponseMetadata.Builder builder = ChatResponseMetadata.builder()
				.id(this.id)
				.model(this.model)
				.usage(this.usage)
				.rateLimit(this.rateLimit);
			// One by one: given all at once, a concurrent map makes room twice.
			this.values.forEach((name, value) -> builder.keyValue(name, Objects.requireNonNull(value)));
			builder.keyValue(CacheMetadata.OUTCOME, InnerOutcome.idOf(outcome, this.values.get(CacheMetadata.OUTCOME)));
			return ((similarity != null) ? builder.keyValue(CacheMetadata.SIMILARITY, similarity) : builder).build();
		}

	}

}
