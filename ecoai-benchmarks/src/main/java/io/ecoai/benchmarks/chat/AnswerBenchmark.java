package io.ecoai.benchmarks.chat;

import java.time.Clock;
import java.util.List;

import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheParts;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.chat.ChatParts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * What is done with an answer, each part alone: to bytes and back, found in memory, and
 * made a response.
 */
@State(Scope.Benchmark)
public class AnswerBenchmark {

	private static final long ROOM = 100_000_000;

	/** How long the text is. From 3.5 KB on, answers are compressed. */
	@Param({ "2048", "8192" })
	public int answerBytes = 2048;

	private final JsonMapper mapper = new JsonMapper();

	private final CacheParts payloads = new CacheParts();

	private ChatParts parts;

	private ChatResponse response;

	private byte[] json;

	private byte[] payload;

	private Object answer;

	private ResponseCache cache;

	private List<CacheKey> keys;

	/**
	 * Takes an answer of the real client.
	 */
	@Setup
	public void takeAnswer() {
		List<Prompt> prompts = PromptShape.TEXT.prompts();
		try (OpenAiStub provider = new OpenAiStub(this.answerBytes)) {
			this.parts = new ChatParts(provider.model());
			this.response = provider.model().call(prompts.get(0));
		}
		this.json = this.parts.encode(this.response);
		this.payload = pack();
		this.answer = decode();
		this.cache = new ResponseCache(CacheStore.failOpen(new MemoryCacheStore(ROOM), CacheListener.NONE), ROOM,
				CacheListener.NONE, Clock.systemUTC());
		this.keys = prompts.stream().map(this.parts::key).toList();
		prompts.forEach((prompt) -> this.parts.keep(this.cache, prompt, this.response));
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
	 * An answer as a store keeps it: with a checksum, and compressed if it is long.
	 * @return the payload
	 */
	@Benchmark
	public byte[] pack() {
		return this.payloads.pack(this.parts.encode(this.response));
	}

	/**
	 * An answer from bytes.
	 * @return the answer
	 */
	@Benchmark
	public Object decode() {
		return this.parts.decode(this.json);
	}

	/**
	 * An answer from what a store keeps.
	 * @return the answer
	 */
	@Benchmark
	public Object unpack() {
		return this.parts.decode(this.payloads.unpack(this.payload));
	}

	/**
	 * The least that it takes to read JSON.
	 * @return the JSON
	 */
	@Benchmark
	public JsonNode readJson() {
		return this.mapper.readTree(this.json);
	}

	/**
	 * An answer that is in memory, by its key.
	 * @param turns tells which one is next
	 * @return the answer
	 */
	@Benchmark
	public Object lookUp(Turns turns) {
		return this.parts.lookUp(this.cache, turns.next(this.keys));
	}

	/**
	 * The response that a caller gets.
	 * @return the response
	 */
	@Benchmark
	public ChatResponse response() {
		return this.parts.response(this.answer);
	}

}
