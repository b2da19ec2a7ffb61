package io.ecoai.benchmarks.chat;

import java.util.List;

import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.cache.CacheKey;
import io.ecoai.chat.ChatParts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.springframework.ai.chat.prompt.Prompt;

/**
 * The key of a request alone.
 */
@State(Scope.Benchmark)
public class KeyBenchmark {

	/** What a request consists of. */
	@Param
	public PromptShape shape = PromptShape.TEXT;

	private ChatParts parts;

	private List<Prompt> prompts;

	/**
	 * Makes the requests.
	 */
	@Setup
	public void makeRequests() {
		this.prompts = this.shape.prompts();
		try (OpenAiStub provider = new OpenAiStub()) {
			this.parts = new ChatParts(provider.model());
		}
	}

	/**
	 * The key.
	 * @param turns tells which request is next
	 * @return the key
	 */
	@Benchmark
	public CacheKey ecoai(Turns turns) {
		return this.parts.key(turns.next(this.prompts));
	}

	/**
	 * The least that a key takes: a digest of the texts.
	 * @param turns tells which request is next
	 * @return the digest
	 */
	@Benchmark
	public String sha256(Turns turns) {
		return HashedPrompts.digest(turns.next(this.prompts));
	}

}
