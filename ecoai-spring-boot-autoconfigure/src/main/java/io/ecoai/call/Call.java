package io.ecoai.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.ecoai.cache.CacheKey;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One call, from its beginning. It may begin on one thread and end on another.
 */
public final class Call {

	private static final Log logger = LogFactory.getLog(Call.class);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final long startNanos = System.nanoTime();

	private final Thread thread = Thread.currentThread();

	private final CallLog log;

	private final ModelRequest request;

	private final Mode mode;

	private final long endedBefore;

	private volatile @Nullable CacheKey key;

	private volatile boolean stream;

	private volatile boolean nestedStream;

	Call(CallLog log, ModelRequest request, Mode mode) {
		this.log = log;
		this.request = request;
		this.mode = mode;
		this.endedBefore = log.nested().ended();
	}

	/**
	 * Notes the key of the request.
	 * @param key the key
	 */
	public void setKey(CacheKey key) {
		this.key = key;
	}

	/**
	 * Lets the stream that this call leads to know of it, so that a decorated stream
	 * further in is counted and this one is not.
	 * @param context the context of the stream
	 * @return the context with this call
	 */
	public Context putInto(Context context) {
		return context.put(Call.class, this);
	}

	/**
	 * The call is a stream. The one that it is part of, if there is one, learns of it.
	 * @param context the context of the stream
	 */
	public void beginStream(ContextView context) {
		this.stream = true;
		context.<Call>getOrEmpty(Call.class).ifPresent((outer) -> outer.nestedStream = true);
	}

	/**
	 * Makes the stream that this call leads to. A model that calls another one for it at
	 * once, rather than when it is subscribed to, leads to a call further in.
	 * @param stream makes the stream
	 * @param <T> the type of the stream
	 * @return the stream
	 */
	public <T> T assemble(Supplier<T> stream) {
		long endedBefore = this.log.nested().ended();
		T assembled = stream.get();
		if (this.log.nested().ended() != endedBefore) {
			this.nestedStream = true;
		}
		return assembled;
	}

	/**
	 * The call has ended without an answer.
	 * @param outcome how
	 */
	public void end(Outcome outcome) {
		end(outcome, Consumption.UNKNOWN);
	}

	/**
	 * The call has ended. Only the first end counts. Never throws: the caller has what it
	 * wants.
	 * @param outcome where the answer came from
	 * @param consumption what the answer took of its provider
	 */
	public void end(Outcome outcome, Consumption consumption) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		try {
			if (!hasNested()) {
				publish(outcome, consumption);
			}
			this.log.nested().end();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A call could not be recorded", ex);
		}
	}

	/**
	 * A stream ends on whatever thread it comes from, which has counted other calls, such
	 * as those of the subscriber.
	 */
	private boolean hasNested() {
		if (this.stream) {
			return this.nestedStream;
		}
		return Thread.currentThread() == this.thread && this.log.nested().ended() != this.endedBefore;
	}

	private void publish(Outcome outcome, Consumption consumption) {
		Duration latency = Duration.ofNanos(System.nanoTime() - this.startNanos);
		Instant now = Instant.now();
		CacheKey key = this.key;
		TokenUsage tokens = consumption.tokens();
		ModelRequest request = this.request;
		PromptType type = request.promptType();
		String eventId = this.log.nextEventId();
		String promptHash = (key != null) ? key.value() : null;
		String providerId = this.log.providerId();
		this.log.publisher()
			.publish(new ModelCall(providerId, request.model(), consumption.model(), tokens, consumption.images(), now),
					(impact) -> new UsageEvent(eventId, now, outcome, this.mode.id(), providerId, request.model(), type,
							request.namespace(), tokens, impact, latency, request.promptText(), promptHash, null));
	}

}
