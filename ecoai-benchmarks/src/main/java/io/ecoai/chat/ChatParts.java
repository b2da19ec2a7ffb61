package io.ecoai.chat;

import java.util.Objects;
import java.util.function.Supplier;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.Origin;
import io.ecoai.cache.ResponseCache;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.usage.Outcome;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The parts of a call that are measured alone. In this package since nobody else may use
 * them.
 */
public final class ChatParts {

	private final ModelIdentity identity;

	private final ChatRequestWalk walk;

	private final ChatAnswerCodec codec;

	/**
	 * Creates the parts.
	 * @param model the model that is called
	 */
	public ChatParts(ChatModel model) {
		ClassLoader loader = ChatParts.class.getClassLoader();
		this.identity = ModelIdentity.of(model, "benchmark");
		this.walk = new ChatRequestWalk(new BeanGetters(), new CanonicalValues(SdkValues.present(loader)),
				this.identity);
		this.codec = new ChatAnswerCodec(new StoredTypes(SdkValues.present(loader), loader));
	}

	/**
	 * Makes a key.
	 * @param prompt the request, with options
	 * @return its key
	 */
	public CacheKey key(Prompt prompt) {
		return request(prompt).key();
	}

	private ChatRequest request(Prompt prompt) {
		ChatOptions options = prompt.getOptions();
		if (options == null) {
			throw new IllegalArgumentException("The request has no options");
		}
		return new ChatRequest(this.walk, this.identity, prompt, options, "default");
	}

	/**
	 * Describes an answer as it is kept.
	 * @param prompt the request, with options
	 * @return the description
	 */
	public EntryDescription description(Prompt prompt) {
		return request(prompt).description();
	}

	/**
	 * Writes an answer.
	 * @param response the answer
	 * @return the bytes
	 */
	public byte[] encode(ChatResponse response) {
		return this.codec.encode(ChatAnswerCapture.capture(response));
	}

	/**
	 * Reads an answer.
	 * @param bytes what {@link #encode} wrote
	 * @return the answer, as the cache keeps it
	 */
	public Object decode(byte[] bytes) {
		return this.codec.decode(bytes);
	}

	/**
	 * Keeps an answer in a cache.
	 * @param cache the cache
	 * @param prompt the request, with options
	 * @param response the answer
	 */
	public void keep(ResponseCache cache, Prompt prompt, ChatResponse response) {
		cache.get(question(key(prompt), () -> description(prompt)), new Answering(response));
	}

	/**
	 * Asks a cache for an answer that it keeps.
	 * @param cache the cache
	 * @param key the key of the answer
	 * @return what the cache says
	 */
	public Object lookUp(ResponseCache cache, CacheKey key) {
		return cache.get(question(key, () -> {
			throw new IllegalStateException("Nothing is to be kept");
		}), new Answering(null));
	}

	private CacheRequest<ChatAnswer> question(CacheKey key, Supplier<EntryDescription> description) {
		return new CacheRequest<>(key, Freshness.UNLIMITED, CacheDirectives.NONE, this.codec, null, description);
	}

	/**
	 * Makes a response for a caller.
	 * @param answer what {@link #decode} returned
	 * @return the response
	 */
	public ChatResponse response(Object answer) {
		return ((ChatAnswer) answer).toResponse(Outcome.HIT);
	}

	/** A model that has one answer, or none. */
	private record Answering(@Nullable ChatResponse response) implements Origin<ChatAnswer, ChatResponse> {

		@Override
		public ChatResponse call() {
			return Objects.requireNonNull(this.response, "The answer is not kept");
		}

		@Override
		public ChatAnswer toAnswer(ChatResponse response) {
			return ChatAnswerCapture.capture(response);
		}

		@Override
		public boolean admits(ChatResponse response) {
			return true;
		}

	}

}
