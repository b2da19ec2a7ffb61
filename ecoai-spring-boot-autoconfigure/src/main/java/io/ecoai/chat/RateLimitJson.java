package io.ecoai.chat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.value.ValueJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.ai.anthropic.metadata.AnthropicRateLimit;
import org.springframework.ai.chat.metadata.EmptyRateLimit;
import org.springframework.ai.chat.metadata.RateLimit;

/**
 * The rate limit of a response as JSON.
 */
final class RateLimitJson {

	private static final String ANTHROPIC = "org.springframework.ai.anthropic.metadata.AnthropicRateLimit";

	private final ValueJson values;

	RateLimitJson(ValueJson values) {
		this.values = values;
	}

	JsonNode write(RateLimit rateLimit) {
		if (rateLimit.getClass() == EmptyRateLimit.class) {
			return JsonNodeFactory.instance.nullNode();
		}
		if (rateLimit.getClass().getName().equals(ANTHROPIC)) {
			ObjectNode node = JsonNodeFactory.instance.objectNode();
			node.set("anthropic", this.values.write(Anthropic.valuesOf(rateLimit)));
			return node;
		}
		throw new UnrestorableAnswerException("the rate limit is of type " + rateLimit.getClass().getName());
	}

	RateLimit read(JsonNode node) {
		if (node.isNull()) {
			return new EmptyRateLimit();
		}
		if (this.values.read(node.required("anthropic")) instanceof List<?> list) {
			return Anthropic.of(list);
		}
		throw new UnrestorableAnswerException("the rate limit is of an unknown kind");
	}

	/** Loaded only where the classes of Anthropic's models are there. */
	private static final class Anthropic {

		private static List<@Nullable Object> valuesOf(RateLimit rateLimit) {
			AnthropicRateLimit limit = (AnthropicRateLimit) rateLimit;
			return Arrays.asList(limit.getRequestsLimit(), limit.getRequestsRemaining(), limit.getRequestsReset(),
					limit.getTokensLimit(), limit.getTokensRemaining(), limit.getTokensReset(),
					limit.getInputTokensLimit(), limit.getInputTokensRemaining(), limit.getInputTokensReset(),
					limit.getOutputTokensLimit(), limit.getOutputTokensRemaining(), limit.getOutputTokensReset());
		}

		private static RateLimit of(List<?> values) {
			return new AnthropicRateLimit((Long) values.get(0), (Long) values.get(1), (Duration) values.get(2),
					(Long) values.get(3), (Long) values.get(4), (Duration) values.get(5), (Long) values.get(6),
					(Long) values.get(7), (Duration) values.get(8), (Long) values.get(9), (Long) values.get(10),
					(Duration) values.get(11));
		}

	}

}
