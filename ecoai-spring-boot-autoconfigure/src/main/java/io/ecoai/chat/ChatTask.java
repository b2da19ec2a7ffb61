package io.ecoai.chat;

import java.util.List;

import io.ecoai.cache.Alternative;
import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.call.Call;
import io.ecoai.call.CalledModel;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * One request to a decorated chat model, with all that decides where its answer comes
 * from. Used by one caller.
 */
final class ChatTask {

	private final ChatModel delegate;

	private final Prompt prompt;

	private final ChatRequest request;

	private final EcoAiSettings settings;

	private final CacheDirectives directives;

	private final @Nullable String obstacle;

	private final Call call;

	private final CalledModel model;

	private final ChatCaching caching;

	/**
	 * Creates a task.
	 * @param obstacle why nothing may be read or kept for this request, or {@code null}
	 */
	ChatTask(ChatModel delegate, Prompt prompt, ChatRequest request, EcoAiSettings settings, CacheDirectives directives,
			@Nullable String obstacle, CalledModel model, ChatCaching caching) {
		this.delegate = delegate;
		this.prompt = prompt;
		this.request = request;
		this.settings = settings;
		this.directives = directives;
		this.obstacle = obstacle;
		this.model = model;
		this.caching = caching;
		this.call = model.begin(request, settings.mode());
	}

	Call call() {
		return this.call;
	}

	/** Whether the answer has to come from the cache. */
	boolean isCacheOnly() {
		return isReplay() || this.directives.onlyIfCached();
	}

	/**
	 * The key, or {@code null} if the cache takes no part in this request.
	 * @throws CacheMissException if the answer has to come from there
	 */
	@Nullable CacheKey key() {
		String reason;
		if (!isReplay() && (!this.settings.cachingEnabled() || this.directives.bypass())) {
			reason = "the cache is bypassed";
		}
		else if (this.obstacle != null) {
			reason = tellUncached(this.obstacle);
		}
		else {
			try {
				CacheKey key = this.request.key();
				this.call.setKey(key);
				return key;
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				reason = tellUncached(String.valueOf(ex.getMessage()));
			}
		}
		if (isCacheOnly()) {
			throw isReplay() ? new ReplayMissException("the request has no key (" + reason + ")")
					: new CacheMissException(
							"No provider is asked, as the caller wants it, and nothing is kept: " + reason, null);
		}
		return null;
	}

	/** What is asked of the cache for one answer. */
	CacheRequest<ChatAnswer> question(CacheKey key) {
		return new CacheRequest<>(key, freshness(), this.directives, this.caching.codec(),
				this.request.mayBeServedByStream() ? () -> recording(key) : null, this.request::description);
	}

	/** What is asked of the cache for a stream. */
	CacheRequest<List<ChatAnswer>> streamQuestion(CacheKey key) {
		return new CacheRequest<>(this.request.streamKey(key), freshness(), this.directives, this.caching.chunksCodec(),
				() -> new Alternative<>(key, this.caching.codec(), List::of), this.request::streamDescription);
	}

	private Alternative<List<ChatAnswer>, ChatAnswer> recording(CacheKey key) {
		return new Alternative<>(this.request.streamKey(key), this.caching.chunksCodec(), ChunkMerge::merge);
	}

	ChatModelOrigin origin() {
		return new ChatModelOrigin(this.delegate, this.prompt, this.directives, this.call, this.model,
				this.request.provider(), this.caching.admission());
	}

	/** Why there is no answer. */
	CacheMissException miss(CacheKey key) {
		return miss(this.caching.cache().explain(key, this.request.description()));
	}

	/** Why there is no stream. */
	CacheMissException streamMiss(CacheKey key) {
		return miss(this.caching.cache().explain(this.request.streamKey(key), this.request.streamDescription()));
	}

	private CacheMissException miss(KeyExplanation explanation) {
		return isReplay() ? new ReplayMissException(this.request.model(), explanation)
				: CacheMissException.onlyIfCached(this.request.model(), explanation);
	}

	void onHit() {
		this.model.onHit();
	}

	void onMiss() {
		this.model.onMiss(this.request);
	}

	private boolean isReplay() {
		return this.settings.mode() == Mode.REPLAY;
	}

	private Freshness freshness() {
		return this.caching.freshness().of(this.settings, this.request.model());
	}

	private String tellUncached(String where) {
		this.model.tellUncached("Calls", where);
		return where;
	}

}
