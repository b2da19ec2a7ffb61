package io.ecoai.chat;

import io.ecoai.cache.CacheKey;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;

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
		ChatOptions options = prompt.getOptions();
		if (options == null) {
			throw new IllegalArgumentException("The request has no options");
		}
		return new ChatRequest(this.walk, this.identity, prompt, options, "default").key();
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

}
