package io.ecoai.benchmarks.chat;

import java.util.List;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.benchmarks.RecordsKept;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A stream of 64 pieces of text that the near cache answers, to its end.
 */
@State(Scope.Benchmark)
public class StreamHitBenchmark {

	/** What a request consists of. */
	@Param({ "TEXT", "CONVERSATION" })
	public PromptShape shape = PromptShape.TEXT;

	private final HashedPrompts hashed = new HashedPrompts();

	private OpenAiStub provider;

	private Application application;

	private ChatModel cached;

	private List<Prompt> prompts;

	/**
	 * Keeps a recording for each request.
	 */
	@Setup
	public void keepAnswers() {
		this.provider = new OpenAiStub();
		this.application = new Application();
		this.cached = this.application.ecoAi().wrap(this.provider.model());
		this.prompts = this.shape.prompts().subList(0, 64);
		for (Prompt prompt : this.prompts) {
			this.hashed.put(prompt, this.cached.stream(prompt).collectList().blockOptional().orElseThrow());
		}
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		RecordsKept.note(this.application);
		this.application.close();
		this.provider.close();
	}

	/**
	 * EcoAI.
	 * @param turns tells which request is next
	 * @return the last chunk
	 */
	@Benchmark
	public @Nullable ChatResponse ecoai(Turns turns) {
		return this.cached.stream(turns.next(this.prompts)).blockLast();
	}

	/**
	 * The floor: the chunks in a list, by the digest of the request.
	 * @param turns tells which request is next
	 * @return the last chunk
	 */
	@Benchmark
	public @Nullable Object caffeineAndSha256(Turns turns) {
		Object chunks = this.hashed.get(turns.next(this.prompts));
		return (chunks instanceof List<?> list) ? Flux.fromIterable(list).blockLast() : null;
	}

	/** How many chunks a stream has. */
	@Nullable Long chunks() {
		return this.cached.stream(this.prompts.get(0)).count().block();
	}

	/** How often the provider has been asked. */
	int requests() {
		return this.provider.requests();
	}

}
