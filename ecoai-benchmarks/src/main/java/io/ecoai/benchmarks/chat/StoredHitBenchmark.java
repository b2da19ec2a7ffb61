package io.ecoai.benchmarks.chat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.benchmarks.RecordsKept;
import io.ecoai.cache.CacheParts;
import io.ecoai.cache.CacheStore;
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
 * A call that a store answers, without a near cache or with one that has room for few,
 * beside reading the same bytes from it.
 */
@State(Scope.Benchmark)
public class StoredHitBenchmark {

	/** Where answers are kept. */
	@Param({ "sqlite", "redis" })
	public String storage = "sqlite";

	/** How long the text of an answer is. From 3.5 KB on, answers are compressed. */
	@Param({ "2048", "8192" })
	public int answerBytes = 2048;

	/** How much fits into the near cache. */
	@Param("0")
	public String nearCache = "0";

	private OpenAiStub provider;

	private @Nullable LocalRedis redis;

	private Application application;

	private ChatModel cached;

	private List<Prompt> prompts;

	private List<String> keys;

	private RawStore raw;

	private RawStore row;

	/**
	 * Keeps an answer to each request.
	 */
	@Setup
	public void keepAnswers() {
		this.provider = new OpenAiStub(this.answerBytes);
		this.redis = this.storage.equals("redis") ? new LocalRedis() : null;
		this.application = new Application("ecoai.storage=" + this.storage,
				"ecoai.near-cache.max-size=" + this.nearCache,
				"ecoai.redis.url=" + ((this.redis != null) ? this.redis.url() : ""));
		this.cached = this.application.ecoAi().wrap(this.provider.model());
		this.prompts = PromptShape.TEXT.prompts();
		this.prompts.forEach(this.cached::call);
		this.application.awaitEntries(this.prompts.size(), () -> this.prompts.forEach(this.cached::call));
		CacheStore store = this.application.bean(CacheStore.class);
		Map<String, byte[]> payloads = CacheParts.payloads(store, "default", "gpt-4.1-mini", this.prompts.size());
		this.keys = List.copyOf(payloads.keySet());
		Path folder = this.application.folder();
		this.row = (this.redis != null) ? new RawRedis(this.redis.url()) : RawSqlite.row(folder.resolve("cache.db"));
		this.raw = (this.redis != null) ? this.row
				: RawSqlite.bare(folder.resolve("raw.db"), new LinkedHashMap<>(payloads));
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		RecordsKept.note(this.application);
		this.raw.close();
		this.row.close();
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
	 * The floor: a prepared {@code SELECT} of as many bytes from a table that has nothing
	 * else, through JDBC, or {@code GET} of the same value through Lettuce.
	 * @param turns tells which request is next
	 * @return the bytes
	 */
	@Benchmark
	public byte @Nullable [] raw(Turns turns) {
		return this.raw.get(turns.next(this.keys));
	}

	/**
	 * The bytes out of what EcoAI has written itself, in its own file.
	 * @param turns tells which request is next
	 * @return the bytes
	 */
	@Benchmark
	public byte @Nullable [] row(Turns turns) {
		return this.row.get(turns.next(this.keys));
	}

	/** What EcoAI has written. */
	RawStore written() {
		return this.row;
	}

	/** How often the provider has been asked. */
	int requests() {
		return this.provider.requests();
	}

}
