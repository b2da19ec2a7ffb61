package io.ecoai.chat;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.ResponseCache;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatResponse;

/**
 * Answers a request as a whole.
 */
final class CachedCall {

	private final ChatTask task;

	private final ModelIdentity identity;

	private final ResponseCache cache;

	CachedCall(ChatTask task, ModelIdentity identity, ResponseCache cache) {
		this.task = task;
		this.identity = identity;
		this.cache = cache;
	}

	ChatResponse answer() {
		CacheKey key = this.task.key();
		if (key == null) {
			return end(this.task.origin().call(), Outcome.BYPASS);
		}
		CacheRequest<ChatAnswer> question = this.task.question(key);
		if (this.task.isCacheOnly()) {
			ChatAnswer answer = this.cache.find(question);
			if (answer == null) {
				throw this.task.miss(key);
			}
			return serve(answer, Outcome.HIT);
		}
		Lookup<ChatAnswer, ChatResponse> lookup = this.cache.get(question, this.task.origin());
		if (lookup instanceof Lookup.Miss<ChatAnswer, ChatResponse> miss) {
			this.task.onMiss();
			return end(miss.response(), Outcome.MISS);
		}
		Lookup.Hit<ChatAnswer, ChatResponse> hit = (Lookup.Hit<ChatAnswer, ChatResponse>) lookup;
		return serve(hit.answer(), hit.stale() ? Outcome.STALE : Outcome.HIT);
	}

	private ChatResponse serve(ChatAnswer answer, Outcome outcome) {
		this.task.onHit();
		ChatResponse response = answer.toResponse(outcome);
		this.task.call()
			.end(outcome, () -> this.identity.consumption(answer.metadata().usage(), answer.metadata().model()));
		return response;
	}

	// A model that is not null-safe, such as a mock, may well return null.
	@SuppressWarnings("NullAway")
	private ChatResponse end(@Nullable ChatResponse response, Outcome outcome) {
		if (response == null) {
			this.task.call().end(outcome);
			return response;
		}
		this.task.call().end(outcome, () -> this.identity.consumption(response.getMetadata()));
		return CacheMetadata.mark(response, outcome);
	}

}
