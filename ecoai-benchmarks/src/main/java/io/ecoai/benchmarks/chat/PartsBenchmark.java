package io.ecoai.benchmarks.chat;

import java.util.List;

import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.cache.CacheKey;
import io.ecoai.chat.ChatParts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * What a call consists of, each part alone: the key of a request of 4 KB, and an answer
 * of 2 KB as bytes and back.
 */
@State(Scope.Benchmark)
public class PartsBenchmark {

	private final JsonMapper mapper = new JsonMapper();

	private ChatParts parts;

	private List<Prompt> prompts;

	private ChatResponse response;

	private byte[] encoded;

	/**
	 * Takes an answer of the real client.
	 */
	@Setup
	public void takeAnswer() {
		try (OpenAiStub provider = new OpenAiStub()) {
			this.prompts = PromptShape.TEXT.prompts();
			this.parts = new ChatParts(provider.model());
			this.response = provider.model().call(this.prompts.get(0));
		}
		this.encoded = this.parts.encode(this.response);
	}

	/**
	 * The key.
	 * @param turns tells which request is next
	 * @return the key
	 */
	@Benchmark
	public CacheKey key(Turns turns) {
		return this.parts.key(turns.next(this.prompts));
	}

	/**
	 * The least that a key takes: a digest of the text.
	 * @param turns tells which request is next
	 * @return the digest
	 */
	@Benchmark
	public String sha256(Turns turns) {
		return HashedPrompts.digest(turns.next(this.prompts));
	}

	/**
	 * An answer as bytes, which are read again to see whether that works.
	 * @return the bytes
	 */
	@Benchmark
	public byte[] encode() {
		return this.parts.encode(this.response);
	}

	/**
	 * An answer from bytes.
	 * @return the answer
	 */
	@Benchmark
	public Object decode() {
		return this.parts.decode(this.encoded);
	}

	/**
	 * The least that it takes to read JSON.
	 * @return the JSON
	 */
	@Benchmark
	public JsonNode readJson() {
		return this.mapper.readTree(this.encoded);
	}

}
