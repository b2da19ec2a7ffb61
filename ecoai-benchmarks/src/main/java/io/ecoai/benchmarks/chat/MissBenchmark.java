package io.ecoai.benchmarks.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.DistantServer;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.benchmarks.RecordsKept;
import io.ecoai.usage.UsageLog;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
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

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/**
	 * How far away a distant Redis is. By far more than what EcoAI computes, so that the
	 * time of a miss tells how often it waits for Redis.
	 */
	private static final Duration DISTANCE = Duration.ofMillis(10);

	/** Where answers are kept. */
	@Param({ "memory", "sqlite", "redis", "distant-redis" })
	public String storage = "sqlite";

	/** What a request consists of. */
	@Param({ "TEXT", "CONVERSATION", "TOOLS" })
	public PromptShape shape = PromptShape.TEXT;

	private @Nullable LocalRedis redis;

	private @Nullable DistantServer distance;

	private @Nullable RawRedis raw;

	private Application application;

	private ChatModel model;

	private ChatModel cached;

	private List<Message> messages;

	private ChatOptions options;

	private Prompt prompt;

	private long number;

	/**
	 * Takes one answer of the real client, to give it to everyone.
	 */
	@Setup
	public void takeAnswer() {
		Prompt prompt = this.shape.prompts().get(0);
		try (OpenAiStub provider = new OpenAiStub()) {
			ChatResponse response = provider.model().call(prompt);
			this.model = (asked) -> response;
		}
		this.messages = prompt.getInstructions();
		ChatOptions given = prompt.getOptions();
		this.options = (given != null) ? given : ChatOptions.builder().build();
		this.redis = this.storage.endsWith("redis") ? new LocalRedis() : null;
		String url = url();
		this.raw = (this.redis != null) ? new RawRedis(url) : null;
		this.application = new Application("ecoai.storage=" + ((this.redis != null) ? "redis" : this.storage),
				"ecoai.redis.url=" + url);
		this.cached = this.application.ecoAi().wrap(this.model);
	}

	private String url() {
		if (this.redis == null) {
			return "";
		}
		if (!this.storage.equals("distant-redis")) {
			return this.redis.url();
		}
		this.distance = new DistantServer(this.redis.port(), DISTANCE);
		return "redis://127.0.0.1:" + this.distance.port();
	}

	/**
	 * Makes a request that nobody has made yet. From time to time, waits until everything
	 * is written.
	 */
	@Setup(Level.Invocation)
	public void nextRequest() {
		List<Message> messages = new ArrayList<>(this.messages);
		messages.set(messages.size() - 1, new UserMessage(this.number++ + messages.get(messages.size() - 1).getText()));
		this.prompt = new Prompt(messages, this.options);
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
		RecordsKept.note(this.application);
		this.application.close();
		if (this.raw != null) {
			this.raw.close();
		}
		if (this.distance != null) {
			this.distance.close();
		}
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

	/**
	 * The least that asking Redis takes: one round trip, for a key that is not there.
	 * @return nothing
	 */
	@Benchmark
	public byte @Nullable [] roundTrip() {
		if (this.raw == null) {
			throw new IllegalStateException("There is no Redis in this benchmark");
		}
		return this.raw.get("nothing");
	}

	/** How many answers are kept. */
	long kept() {
		return this.application.ecoAi().cache().entries();
	}

}
