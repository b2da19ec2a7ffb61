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

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A call that the near cache answers, beside the least that a cache can do.
 */
@State(Scope.Benchmark)
public class NearHitBenchmark {

	/** What a request consists of. */
	@Param
	public PromptShape shape = PromptShape.TEXT;

	/** Whether calls are logged. */
	@Param("true")
	public boolean usageLog = true;

	private final HashedPrompts hashed = new HashedPrompts();

	private OpenAiStub provider;

	private Application application;

	private ChatModel cached;

	private CacheableAnswers cacheable;

	private List<Prompt> prompts;

	/**
	 * Keeps an answer to each request.
	 */
	@Setup
	public void keepAnswers() {
		this.provider = new OpenAiStub();
		this.application = new Application("ecoai.usage.enabled=" + this.usageLog);
		this.cached = this.application.ecoAi().wrap(this.provider.model());
		this.prompts = this.shape.prompts();
		this.cacheable = new CacheableAnswers(this.provider.model());
		this.prompts.forEach((prompt) -> this.cacheable.byContents(prompt));
		this.prompts.forEach((prompt) -> this.hashed.put(prompt, this.cached.call(prompt)));
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		RecordsKept.note(this.application);
		this.cacheable.close();
		this.application.close();
		this.provider.close();
	}

	/**
	 * EcoAI.
	 * @param turns tells which request is next
	 * @return the response
	 */
	@Benchmark
	public ChatResponse ecoai(Turns turns) {
		return this.cached.call(turns.next(this.prompts));
	}

	/**
	 * EcoAI, with calls that do not come faster than a log can write them.
	 * @param turns tells which request is next
	 * @param pace waits between calls
	 * @return the response
	 */
	@Benchmark
	public ChatResponse paced(Turns turns, Pace pace) {
		return this.cached.call(turns.next(this.prompts));
	}

	/**
	 * The floor.
	 * @param turns tells which request is next
	 * @return the response
	 */
	@Benchmark
	public @Nullable Object caffeineAndSha256(Turns turns) {
		return this.hashed.get(turns.next(this.prompts));
	}

	/**
	 * Spring's own cache over Caffeine, by the texts of the messages alone.
	 * @param turns tells which request is next
	 * @return the response
	 */
	@Benchmark
	public ChatResponse cacheable(Turns turns) {
		return this.cacheable.byContents(turns.next(this.prompts));
	}

	/** Where everything is. */
	Application application() {
		return this.application;
	}

	/** How often the provider has been asked. */
	int requests() {
		return this.provider.requests();
	}

}
