package io.ecoai.chat;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.call.CallNamespace;
import io.ecoai.control.ControlledPrompt;
import io.ecoai.control.CurrentDirectives;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.usage.Outcome;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A chat model that answers from the cache what it has answered before. The model that it
 * decorates is called exactly once for each call that the cache does not answer, and what
 * it throws reaches the caller as it is. Every response and every chunk of a stream says
 * in its metadata where it came from ({@link CacheMetadata#OUTCOME}); everything else in
 * it is what the provider returned. A decorated model may stand in front of others: these
 * see what its caller asks of the cache, and are counted in its place, unless it hands
 * its work to threads of its own ({@link CurrentDirectives}). Thread-safe if the
 * decorated model is.
 */
public class CachingChatModel implements ChatModel {

	private final ChatModel delegate;

	private final ChatModelContext context;

	private final ChatCaching caching;

	CachingChatModel(ChatModel delegate, ChatModelContext context, ChatCaching caching) {
		this.delegate = delegate;
		this.context = context;
		this.caching = caching;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		ChatTask task = begin(prompt, Context.empty());
		try {
			return new CachedCall(task, identity(), this.caching.cache()).answer();
		}
		catch (Throwable ex) {
			task.call().end(Outcome.ERROR);
			throw ex;
		}
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		Flux<ChatResponse> stream = Flux.deferContextual((context) -> {
			ChatTask task = begin(prompt, context);
			try {
				return new CachedStream(task, identity(), this.caching.cache(), this.caching.streaming()).stream();
			}
			catch (Throwable ex) {
				task.call().end(Outcome.ERROR);
				throw ex;
			}
		});
		return CurrentDirectives.duringStream(this.context.model().streamed(stream));
	}

	@Override
	public ChatOptions getOptions() {
		return this.delegate.getOptions();
	}

	/** {@inheritDoc} */
	@Override
	@Deprecated(forRemoval = true)
	@SuppressWarnings("removal")
	public ChatOptions getDefaultOptions() {
		return this.delegate.getDefaultOptions();
	}

	@Override
	public String toString() {
		return "Caching " + this.delegate;
	}

	ChatModel delegate() {
		return this.delegate;
	}

	ChatModelContext context() {
		return this.context;
	}

	private ModelIdentity identity() {
		return this.context.identity();
	}

	private ChatTask begin(Prompt asked, ContextView context) {
		this.context.model().prepare();
		Prompt prompt = asked;
		CacheDirectives directives = CurrentDirectives.ofThread();
		if (asked instanceof ControlledPrompt controlled) {
			prompt = controlled.original();
			directives = controlled.directives().within(directives);
		}
		EcoAiSettings settings = this.caching.settings().current();
		CallNamespace namespace = CallNamespace.of(this.caching.namespaces(), settings, directives, context);
		ChatRequest request;
		String obstacle = namespace.obstacle();
		try {
			request = ChatCaching.request(this.context, this.delegate, prompt, namespace.name());
		}
		catch (RuntimeException | LinkageError ex) {
			// What is wrong with it is for the model to say.
			request = ChatCaching.unreadable(this.context, namespace.name());
			obstacle = "the request cannot be read (%s)".formatted(ex.getClass().getName());
		}
		return new ChatTask(this.delegate, prompt, request, settings, directives, obstacle, this.context.model(),
				this.caching);
	}

}
