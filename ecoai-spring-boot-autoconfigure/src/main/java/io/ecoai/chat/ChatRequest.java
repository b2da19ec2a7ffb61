package io.ecoai.chat;

import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;
import io.ecoai.call.ModelRequest;
import io.ecoai.key.ContextDigest;
import io.ecoai.key.KeyComponents;
import io.ecoai.key.KeyDigest;
import io.ecoai.key.UnkeyableRequestException;
import io.ecoai.usage.PromptType;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A request as the cache sees it. Used by one caller.
 */
final class ChatRequest implements ModelRequest {

	private final ChatRequestWalk walk;

	private final ModelIdentity identity;

	private final Class<?> promptClass;

	private final List<Message> messages;

	private final ChatOptions options;

	private final String namespace;

	private @Nullable List<KeyComponent> components;

	ChatRequest(ChatRequestWalk walk, ModelIdentity identity, Prompt prompt, ChatOptions options, String namespace) {
		this.walk = walk;
		this.identity = identity;
		this.promptClass = prompt.getClass();
		// A model may add to the list while it answers.
		this.messages = List.copyOf(prompt.getInstructions());
		this.options = options;
		this.namespace = namespace;
	}

	/**
	 * The key of the request.
	 * @throws UnkeyableRequestException if it holds something that a key cannot be made
	 * of
	 */
	@Override
	public CacheKey key() {
		if (this.identity.provider().isTimeDependent(this.options)) {
			throw new UnkeyableRequestException("the provider searches the web for it");
		}
		if (this.promptClass != Prompt.class && this.identity.provider().seesWholePrompt()) {
			throw new UnkeyableRequestException("the prompt class " + this.promptClass.getName() + " is unknown");
		}
		KeyDigest digest = new KeyDigest();
		this.walk.walk(this.messages, this.options, this.namespace, digest);
		return digest.key();
	}

	/**
	 * Everything in the request but the text of its last user message.
	 * @return a digest; requests with the same one differ in nothing else
	 */
	String context() {
		ContextDigest digest = new ContextDigest();
		this.walk.walk(this.messages, this.options, this.namespace, digest);
		return digest.hex();
	}

	/**
	 * Whether the request ends with a question in plain text, and nothing in it is
	 * anything but text.
	 */
	boolean isPlainQuestion() {
		return PlainQuestions.isOne(this.messages, this.options, this.identity.provider());
	}

	@Override
	public List<KeyComponent> components() {
		List<KeyComponent> components = this.components;
		if (components == null) {
			KeyComponents sink = new KeyComponents();
			this.walk.walk(this.messages, this.options, this.namespace, sink);
			components = sink.components();
			this.components = components;
		}
		return components;
	}

	ChatProvider provider() {
		return this.identity.provider();
	}

	@Override
	public EntryDescription description() {
		return new EntryDescription(this.identity.providerId(), model(), this.namespace, searchedText(), components());
	}

	/** Whether a recording of the request as a stream could answer it as a whole. */
	boolean mayBeServedByStream() {
		return this.identity.provider().streamsAllThatItReturns();
	}

	EntryDescription streamDescription() {
		KeyComponents stream = new KeyComponents();
		stream.component("stream");
		stream.value("true");
		List<KeyComponent> all = new ArrayList<>(components());
		all.addAll(stream.components());
		return new EntryDescription(this.identity.providerId(), model(), this.namespace, searchedText(), all);
	}

	@Override
	public String model() {
		String model = this.options.getModel();
		return (model != null) ? model : "unknown";
	}

	@Override
	public String promptText() {
		return LastUserMessage.textIn(this.messages);
	}

	private String searchedText() {
		return LastUserMessage.beginningIn(this.messages);
	}

	@Override
	public String namespace() {
		return this.namespace;
	}

	@Override
	public PromptType promptType() {
		return PromptTypes.of(this.messages, this.options, this.identity.provider());
	}

}
