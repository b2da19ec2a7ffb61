package io.ecoai.chat;

import io.ecoai.value.UnrestorableAnswerException;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.Origin;
import io.ecoai.call.Call;
import io.ecoai.call.Consumption;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A chat model that answers from the cache what it has answered before. The model that it
 * decorates is called exactly once for each call that the cache does not answer, and what
 * it throws reaches the caller as it is. Every response says in its metadata where it
 * came from ({@link CacheMetadata#OUTCOME}); everything else in it is what the provider
 * returned. Thread-safe if the decorated model is.
 */
public class CachingChatModel implements ChatModel {

	private final ChatModel delegate;

	private final ModelContext context;

	private final ChatCaching caching;

	CachingChatModel(ChatModel delegate, ModelContext context, ChatCaching caching) {
		this.delegate = delegate;
		this.context = context;
		this.caching = caching;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		this.context.model().prepare();
		EcoAiSettings settings = this.caching.settings().current();
		ChatRequest request = this.caching.request(identity(), this.delegate, prompt);
		Call call = this.context.model().begin(request, settings.mode());
		try {
			return answer(prompt, request, settings, call);
		}
		catch (Throwable ex) {
			call.end(Outcome.ERROR);
			throw ex;
		}
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> {
			EcoAiSettings settings = this.caching.settings().current();
			if (settings.mode() == Mode.REPLAY) {
				return Flux.error(new ReplayMissException("streams are not recorded"));
			}
			ChatRequest request = this.caching.request(identity(), this.delegate, prompt);
			return new PassedStream(identity(), this.context.model().begin(request, settings.mode()))
				.of(this.delegate.stream(prompt));
		});
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

	ModelIdentity identity() {
		return this.context.identity();
	}

	private ChatResponse answer(Prompt prompt, ChatRequest request, EcoAiSettings settings, Call call) {
		boolean replay = settings.mode() == Mode.REPLAY;
		if (!settings.cachingEnabled() && !replay) {
			return bypass(prompt, call);
		}
		CacheKey key = keyOf(request, replay);
		if (key == null) {
			return bypass(prompt, call);
		}
		call.setKey(key);
		CacheRequest<ChatAnswer> question = new CacheRequest<>(key,
				this.caching.freshness().of(settings, request.model()), this.caching.codec(), request::description);
		Lookup<ChatAnswer, ChatResponse> lookup = replay ? this.caching.cache().find(question)
				: this.caching.cache().get(question, new ModelOrigin(prompt));
		if (lookup == null) {
			throw new ReplayMissException(request.model(), this.caching.cache().explain(key, request.description()));
		}
		if (lookup instanceof Lookup.Miss<ChatAnswer, ChatResponse> miss) {
			this.context.model().onMiss(request);
			return end(miss.response(), Outcome.MISS, call);
		}
		this.context.model().onHit();
		ChatAnswer answer = ((Lookup.Hit<ChatAnswer, ChatResponse>) lookup).answer();
		ChatResponse response = answer.toResponse(Outcome.HIT);
		call.end(Outcome.HIT, identity().consumption(answer.metadata().usage(), answer.metadata().model()));
		return response;
	}

	private ChatResponse bypass(Prompt prompt, Call call) {
		return end(this.delegate.call(prompt), Outcome.BYPASS, call);
	}

	// A model that is not null-safe, such as a mock, may well return null.
	@SuppressWarnings("NullAway")
	private ChatResponse end(@Nullable ChatResponse response, Outcome outcome, Call call) {
		if (response == null || response.getMetadata() == null) {
			call.end(outcome);
			return response;
		}
		call.end(outcome, identity().consumption(response.getMetadata().getUsage(), response.getMetadata().getModel()));
		return CacheMetadata.mark(response, outcome);
	}

	/** The key, or {@code null} if the cache takes no part in the call. */
	private @Nullable CacheKey keyOf(ChatRequest request, boolean replay) {
		try {
			return request.key();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			if (replay) {
				throw new ReplayMissException("the request has no key (" + ex.getMessage() + ")");
			}
			this.context.model().tellUncached("Calls", String.valueOf(ex.getMessage()));
			return null;
		}
	}

	/**
	 * The decorated model as the cache asks it.
	 */
	private final class ModelOrigin implements Origin<ChatAnswer, ChatResponse> {

		private final Prompt prompt;

		private ModelOrigin(Prompt prompt) {
			this.prompt = prompt;
		}

		@Override
		public ChatResponse call() {
			return CachingChatModel.this.delegate.call(this.prompt);
		}

		@Override
		public @Nullable ChatAnswer toAnswer(@Nullable ChatResponse response) {
			try {
				return (response != null) ? ChatAnswerCapture.capture(response) : null;
			}
			catch (UnrestorableAnswerException ex) {
				CachingChatModel.this.context.model().tellUncached("Answers", String.valueOf(ex.getMessage()));
				return null;
			}
		}

		@Override
		public boolean admits(ChatResponse response) {
			return CachingChatModel.this.caching.admission().admits(response);
		}

	}

}
