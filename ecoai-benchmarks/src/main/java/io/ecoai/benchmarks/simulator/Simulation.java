package io.ecoai.benchmarks.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ecoai.EcoAi;
import io.ecoai.benchmarks.Application;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Replays a trace through the cache itself, with a model that takes no time.
 */
final class Simulation {

	private final ImpactEstimator estimator = ImpactEstimator.withTables(List.of(), List.of(), null);

	private final Trace trace;

	Simulation(Trace trace) {
		this.trace = trace;
	}

	/**
	 * Replays all requests.
	 * @param name what to call the result
	 * @param properties the storage and its size
	 */
	Savings replay(String name, String... properties) {
		Map<String, TracedCall> known = new HashMap<>();
		this.trace.calls().forEach((call) -> known.putIfAbsent(call.prompt(), call));
		try (Application application = new Application(properties)) {
			EcoAi ecoAi = application.ecoAi();
			ChatModel model = ecoAi
				.wrap((ChatModel) (prompt) -> answer(Objects.requireNonNull(known.get(prompt.getContents()))));
			int hits = 0;
			long tokens = 0;
			BigDecimal dollars = BigDecimal.ZERO;
			for (TracedCall call : this.trace.calls()) {
				ChatResponse response = model
					.call(new Prompt(call.prompt(), ChatOptions.builder().model(call.model()).build()));
				if (Outcome.HIT.id().equals(response.getMetadata().get(Outcome.METADATA_KEY))) {
					hits++;
					tokens += call.inputTokens() + call.outputTokens();
					dollars = dollars.add(price(call));
				}
			}
			return new Savings(name, hits / (double) Math.max(1, this.trace.calls().size()), tokens, dollars);
		}
	}

	/** As if OpenAI had been asked. Nothing for a model that it does not have. */
	private BigDecimal price(TracedCall call) {
		TokenUsage tokens = new TokenUsage(call.inputTokens(), call.outputTokens(), 0, 0);
		BigDecimal cost = this.estimator
			.estimate(new ModelCall("openai", call.model(), call.model(), tokens, Instant.now()))
			.costUsd();
		return (cost != null) ? cost : BigDecimal.ZERO;
	}

	/**
	 * What a cache without bounds would have hit: every request but the first of its
	 * kind.
	 */
	double bestHitRate() {
		Set<List<String>> seen = new HashSet<>();
		this.trace.calls().forEach((call) -> seen.add(List.of(call.prompt(), call.model())));
		return 1 - seen.size() / (double) Math.max(1, this.trace.calls().size());
	}

	private static ChatResponse answer(TracedCall call) {
		Generation generation = new Generation(new AssistantMessage(call.answer()),
				ChatGenerationMetadata.builder().finishReason("STOP").build());
		return new ChatResponse(List.of(generation),
				ChatResponseMetadata.builder()
					.id("traced")
					.model(call.model())
					.usage(new DefaultUsage(call.inputTokens(), call.outputTokens()))
					.build());
	}

}
