package io.ecoai.benchmarks.chat;

import java.time.Duration;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.usage.UsageLog;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A call that nothing answers but a model that takes no time, and whose answer is kept.
 */
@State(Scope.Benchmark)
public class MissBenchmark {

	/**
	 * How many calls come in a row. No application pays for so many at once that its disk
	 * does not keep up, and what that would do is not what is measured.
	 */
	private static final int BURST = 500;

	/**
	 * A miss is a long way through much code, which the first ten thousand calls take
	 * before it is compiled.
	 */
	private static final int WARM = 20_000;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** Where answers are kept. */
	@Param({ "memory", "sqlite", "redis" })
	public String storage = "sqlite";

	private @Nullable LocalRedis redis;

	private Application application;

	private ChatModel model;

	private ChatModel cached;

	private String text;

	private ChatOptions options;

	private Prompt prompt;

	private long number;

	/**
	 * Takes one answer of the real client, to give it to everyone.
	 */
	@Setup
	public void takeAnswer() {
		Prompt prompt = PromptShape.TEXT.prompts().get(0);
		try (OpenAiStub provider = new OpenAiStub()) {
			ChatResponse response = provider.model().call(prompt);
			this.model = (asked) -> response;
		}
		this.text = prompt.getContents();
		ChatOptions given = prompt.getOptions();
		this.options = (given != null) ? given : ChatOptions.builder().build();
		this.redis = this.storage.equals("redis") ? new LocalRedis() : null;
		this.application = new Application("ecoai.storage=" + this.storage,
				"ecoai.redis.url=" + ((this.redis != null) ? this.redis.url() : ""));
		this.cached = this.application.ecoAi().wrap(this.model);
	}

	/**
	 * Makes calls until a call takes as long as it will.
	 */
	@Setup(Level.Iteration)
	public void warmUp() {
		while (this.number < WARM) {
			nextRequest();
			this.cached.call(this.prompt);
		}
	}

	/**
	 * Makes a request that nobody has made yet. From time to time, waits until everything
	 * is written.
	 */
	@Setup(Level.Invocation)
	public void nextRequest() {
		this.prompt = new Prompt(this.number++ + this.text, this.options);
		if (this.number % BURST == 0) {
			this.application.bean(UsageLog.class).flush(PATIENCE);
			// Waits for what is to be written before it counts.
			this.application.ecoAi().cache();
		}
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		this.application.close();
		if (this.redis != null) {
			this.redis.close();
		}
	}

	/**
	 * EcoAI.
	 * @return the response
	 */
	@Benchmark
	public ChatResponse ecoai() {
		return this.cached.call(this.prompt);
	}

	/**
	 * The model alone.
	 * @return the response
	 */
	@Benchmark
	public ChatResponse model() {
		return this.model.call(this.prompt);
	}

	/** How many answers are kept. */
	long kept() {
		return this.application.ecoAi().cache().entries();
	}

}
