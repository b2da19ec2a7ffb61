package io.ecoai.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.genai.types.GenerateContentResponseUsageMetadata;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.springframework.ai.anthropic.metadata.AnthropicRateLimit;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyRateLimit;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.RateLimit;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.google.genai.metadata.GoogleGenAiUsage;

/**
 * Responses such as the clients of all providers make, and such as none does.
 */
final class GeneratedResponses {

	private GeneratedResponses() {
	}

	static Arbitrary<ChatResponse> with(Arbitrary<Object> values) {
		Arbitrary<Map<String, Object>> maps = GeneratedValues.map(values);
		Arbitrary<ChatResponseMetadata> metadata = Combinators
			.combine(GeneratedTexts.names(), GeneratedTexts.any(), usages(values), rateLimits(), maps)
			.as((id, model, usage, rateLimit, map) -> {
				ChatResponseMetadata.Builder builder = ChatResponseMetadata.builder()
					.id(id)
					.model(model)
					.usage(usage)
					.rateLimit(rateLimit);
				map.forEach((name, value) -> keep(builder, name, value));
				return builder.build();
			});
		return Combinators.combine(generations(maps).list().ofMaxSize(3), metadata).as(ChatResponse::new);
	}

	/** Its builder takes no null. */
	private static void keep(ChatResponseMetadata.Builder builder, String name, Object value) {
		if (value != null) {
			builder.keyValue(name, value);
		}
	}

	private static Arbitrary<Generation> generations(Arbitrary<Map<String, Object>> maps) {
		Arbitrary<AssistantMessage> messages = Combinators
			.combine(GeneratedTexts.any().injectNull(0.2), maps, toolCalls().list().ofMaxSize(3),
					GeneratedMedia.any().map(GeneratedMedia::build).list().ofMaxSize(2))
			.as((text, properties, calls, media) -> AssistantMessage.builder()
				.content(text)
				.properties(properties)
				.toolCalls(calls)
				.media(media)
				.build());
		Arbitrary<ChatGenerationMetadata> metadata = Combinators
			.combine(Arbitraries.of("STOP", "tool_calls", "", "\uD83D").injectNull(0.2),
					GeneratedTexts.names().set().ofMaxSize(2), maps)
			.as((reason, filters, values) -> ChatGenerationMetadata.builder()
				.finishReason(reason)
				.contentFilters(filters)
				.metadata(new HashMap<>(values))
				.build());
		return Combinators
			.combine(messages,
					Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, metadata),
							net.jqwik.api.Tuple.of(1, Arbitraries.just(ChatGenerationMetadata.NULL))))
			.as(Generation::new);
	}

	static Arbitrary<ToolCall> toolCalls() {
		return Combinators
			.combine(GeneratedTexts.names(), Arbitraries.of("function", "", "custom"), GeneratedTexts.names(),
					GeneratedTexts.any())
			.as(ToolCall::new);
	}

	private static Arbitrary<Usage> usages(Arbitrary<Object> values) {
		Arbitrary<Usage> usual = Combinators
			.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers(), values.injectNull(0.5),
					Arbitraries.longs().injectNull(0.3), Arbitraries.longs().injectNull(0.3))
			.as(DefaultUsage::new);
		Arbitrary<Usage> google = Combinators
			.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
			.as((input, output,
					thoughts) -> GoogleGenAiUsage.from(GenerateContentResponseUsageMetadata.builder()
						.promptTokenCount(input)
						.candidatesTokenCount(output)
						.thoughtsTokenCount(thoughts)
						.build()));
		return Arbitraries.oneOf(usual, google, Arbitraries.create(EmptyUsage::new));
	}

	private static Arbitrary<RateLimit> rateLimits() {
		Arbitrary<RateLimit> anthropic = Combinators
			.combine(Arbitraries.longs(), Arbitraries.longs().injectNull(0.3),
					Arbitraries.longs().map(Duration::ofNanos).injectNull(0.3))
			.as((limit, remaining, reset) -> new AnthropicRateLimit(limit, remaining, reset, limit, remaining, reset,
					remaining, limit, reset, remaining, limit, reset));
		return Arbitraries.oneOf(Arbitraries.create(EmptyRateLimit::new), anthropic);
	}

}
