package io.ecoai.benchmarks.chat;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.chat.ChatParts;
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
 * A call that a store answers, without a near cache, beside reading as many bytes from it
 * by a key that is there already.
 */
@State(Scope.Benchmark)
public class StoredHitBenchmark {

	/** Where answers are kept. */
	@Param({ "sqlite", "redis" })
	public String storage = "sqlite";

	private OpenAiStub provider;

	private @Nullable LocalRedis redis;

	private Application application;

	private ChatModel cached;

	private List<Prompt> prompts;

	private List<String> keys;

	private RawStore raw;

	/**
	 * Keeps an answer to each request.
	 */
	@Setup
	public void keepAnswers() {
		this.provider = new OpenAiStub();
		boolean remote = this.storage.equals("redis");
		this.redis = remote ? new LocalRedis() : null;
		this.application = new Application("ecoai.storage=" + this.storage, "ecoai.near-cache.max-size=0",
				"ecoai.redis.url=" + ((this.redis != null) ? this.redis.url() : ""));
		ChatModel model = this.provider.model();
		this.cached = this.application.ecoAi().wrap(model);
		this.prompts = PromptShape.TEXT.prompts();
		this.raw = (this.redis != null) ? new RawRedis(this.redis.url())
				: new RawSqlite(this.application.folder().resolve("raw.db"));
		ChatParts parts = new ChatParts(model);
		this.keys = this.prompts.stream().map((prompt) -> parts.key(prompt).value()).toList();
		for (int i = 0; i < this.prompts.size(); i++) {
			this.raw.put(this.keys.get(i), parts.encode(this.cached.call(this.prompts.get(i))));
		}
		awaitWritten();
	}

	private void awaitWritten() {
		// Asked of the store, which counts what it has written. What it did not take,
		// since the machine is busy, is asked for again.
		while (this.application.ecoAi().cache().entries() < this.prompts.size()) {
			LockSupport.parkNanos(1_000_000);
			this.prompts.forEach(this.cached::call);
		}
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		this.raw.close();
		this.application.close();
		this.provider.close();
		if (this.redis != null) {
			this.redis.close();
		}
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
	 * The floor: a prepared {@code SELECT} through JDBC, or {@code GET} through Lettuce.
	 * @param turns tells which request is next
	 * @return the bytes
	 */
	@Benchmark
	public byte @Nullable [] raw(Turns turns) {
		return this.raw.get(turns.next(this.keys));
	}

	/** How often the provider has been asked. */
	int requests() {
		return this.provider.requests();
	}

}
