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
			Lookup.Hit<ChatAnswer, ChatResponse> hit = this.cache.find(question);
			if (hit == null) {
				throw this.task.miss(key);
			}
			return serve(hit);
		}
		Lookup<ChatAnswer, ChatResponse> lookup = this.cache.get(question, this.task.origin());
		if (lookup instanceof Lookup.Miss<ChatAnswer, ChatResponse> miss) {
			this.task.onMiss();
			return end(miss.response(), Outcome.MISS);
		}
		return serve((Lookup.Hit<ChatAnswer, ChatResponse>) lookup);
	}

	private ChatResponse serve(Lookup.Hit<ChatAnswer, ChatResponse> hit) {
		ChatAnswer answer = hit.answer();
		Outcome outcome = (hit.similarity() != null) ? Outcome.SEMANTIC_HIT
				: (hit.stale() ? Outcome.STALE : Outcome.HIT);
		this.task.onHit(hit.similarity());
		ChatResponse response = answer.toResponse(outcome, hit.similarity());
		this.task.call()
			.end(outcome, () -> this.identity.consumption(answer.metadata().usage(), answer.metadata().model()));
		if (hit.similarity() != null && this.task.isAuditDue()) {
			this.task.audit(answer.text(), this.identity);
		}
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
