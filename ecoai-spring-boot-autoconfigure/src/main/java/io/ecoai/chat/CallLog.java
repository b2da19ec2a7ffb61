package io.ecoai.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.cache.CacheKey;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsagePublisher;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;

/**
 * Publishes the calls of one model.
 */
final class CallLog {

	private static final Log logger = LogFactory.getLog(CallLog.class);

	/**
	 * Unique with the number behind it, and much cheaper than a random id for each call.
	 */
	private final String eventIdPrefix = UUID.randomUUID() + "-";

	private final AtomicLong events = new AtomicLong();

	private final ModelIdentity identity;

	private final UsagePublisher publisher;

	private final NestedCalls nested;

	CallLog(ModelIdentity identity, UsagePublisher publisher, NestedCalls nested) {
		this.identity = identity;
		this.publisher = publisher;
		this.nested = nested;
	}

	void prepare() {
		this.publisher.prepare();
	}

	Call begin(ChatRequest request, Mode mode) {
		return new Call(request, mode);
	}

	/**
	 * One call, from its beginning.
	 */
	final class Call {

		private final long startNanos = System.nanoTime();

		private final Thread thread = Thread.currentThread();

		private final long endedBefore = CallLog.this.nested.ended();

		private final ChatRequest request;

		private final Mode mode;

		private @Nullable CacheKey key;

		private Call(ChatRequest request, Mode mode) {
			this.request = request;
			this.mode = mode;
		}

		void setKey(CacheKey key) {
			this.key = key;
		}

		/** The call has ended without an answer. */
		void end(Outcome outcome) {
			end(outcome, null, null);
		}

		/**
		 * The call has ended with an answer. Never throws: the caller has what it wants.
		 */
		void end(Outcome outcome, @Nullable Usage usage, @Nullable String responseModel) {
			try {
				if (!hasNested()) {
					publish(outcome, usage, responseModel);
				}
				CallLog.this.nested.end();
			}
			catch (RuntimeException | LinkageError ex) {
				logger.debug("A call could not be recorded", ex);
			}
		}

		/**
		 * A stream ends on whatever thread it comes from, which has counted other calls.
		 */
		private boolean hasNested() {
			return Thread.currentThread() == this.thread && CallLog.this.nested.ended() != this.endedBefore;
		}

		private void publish(Outcome outcome, @Nullable Usage usage, @Nullable String responseModel) {
			Duration latency = Duration.ofNanos(System.nanoTime() - this.startNanos);
			Instant now = Instant.now();
			ModelIdentity identity = CallLog.this.identity;
			TokenUsage tokens = (usage != null) ? identity.provider().tokens(usage) : null;
			ChatRequest request = this.request;
			PromptType type = request.promptType();
			String eventId = CallLog.this.eventIdPrefix + CallLog.this.events.incrementAndGet();
			String promptHash = (this.key != null) ? this.key.value() : null;
			CallLog.this.publisher.publish(
					new ModelCall(identity.providerId(), request.model(), responseModel, tokens, now),
					(impact) -> new UsageEvent(eventId, now, outcome, this.mode.id(), identity.providerId(),
							request.model(), type, request.namespace(), tokens, impact, latency, request.promptText(),
							promptHash, null));
		}

	}

}
