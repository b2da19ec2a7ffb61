package io.ecoai.benchmarks.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.ecoai.EcoAi;
import io.ecoai.benchmarks.Application;
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

	/**
	 * Requests come faster here than anywhere, and answers that wait to be written have
	 * room of their own beside the size that is tried.
	 */
	private static final int MISSES_TO_WRITE = 50;

	private final Prices prices = new Prices();

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
		Map<TracedCall.Question, TracedCall> known = new HashMap<>();
		this.trace.calls().forEach((call) -> known.putIfAbsent(call.question(), call));
		String[] all = Stream.concat(Stream.of("ecoai.usage.enabled=false"), Stream.of(properties))
			.toArray(String[]::new);
		try (Application application = new Application(all)) {
			EcoAi ecoAi = application.ecoAi();
			ChatModel model = ecoAi.wrap((ChatModel) (prompt) -> answer(Objects.requireNonNull(known.get(of(prompt)))));
			Savings savings = Savings.none(name, this.trace.calls().size());
			int misses = 0;
			for (TracedCall call : this.trace.calls()) {
				ChatResponse response = model
					.call(new Prompt(call.prompt(), ChatOptions.builder().model(call.model()).build()));
				if (Outcome.HIT.id().equals(response.getMetadata().get(Outcome.METADATA_KEY))) {
					savings = savings.with(call, this.prices.of(call));
				}
				else if (++misses % MISSES_TO_WRITE == 0) {
					// Waits for what is to be written before it counts.
					ecoAi.cache();
				}
			}
			return savings;
		}
	}

	/**
	 * What a cache without bounds would save: every request but the first of its kind.
	 */
	Savings atBest() {
		Savings savings = Savings.none("without bounds", this.trace.calls().size());
		Set<TracedCall.Question> seen = new HashSet<>();
		for (TracedCall call : this.trace.calls()) {
			savings = seen.add(call.question()) ? savings : savings.with(call, this.prices.of(call));
		}
		return savings;
	}

	/** How many requests are for models whose price nobody knows. */
	long unpriced() {
		return this.trace.calls().stream().filter((call) -> !this.prices.isKnown(call)).count();
	}

	private static TracedCall.Question of(Prompt prompt) {
		ChatOptions options = Objects.requireNonNull(prompt.getOptions());
		return new TracedCall.Question(prompt.getContents(), Objects.requireNonNull(options.getModel()));
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
