package io.ecoai.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import reactor.core.publisher.Flux;

/**
 * One call, from its beginning. It may begin on one thread and end on another.
 */
public final class Call {

	private static final Log logger = LogFactory.getLog(Call.class);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final long startNanos = System.nanoTime();

	private final CallLog log;

	private final ModelRequest request;

	private final Mode mode;

	/** What was embedded for this call, for which a provider charges. */
	private volatile List<ModelCall> embeddings = List.of();

	private volatile @Nullable CacheKey key;

	private volatile @Nullable Double similarity;

	/** Whether it led to another call, which is counted in its place. */
	private volatile boolean hasNested;

	/** Whether an answer further in was an old one, since its provider failed. */
	private volatile boolean leansOnStale;

	private final @Nullable Call outer;

	/** Whether it is nobody's call but that of an audit, of which the cost is told. */
	private final boolean audit;

	private volatile boolean promptWithheld;

	Call(CallLog log, ModelRequest request, Mode mode) {
		this(log, request, mode, false);
	}

	Call(CallLog log, ModelRequest request, Mode mode, boolean audit) {
		this.log = log;
		this.request = request;
		this.mode = mode;
		Call outer = log.nested().current();
		this.outer = outer;
		this.audit = audit || (outer != null && outer.audit);
		if (outer != null) {
			outer.hasNested = true;
		}
	}

	/**
	 * Notes the key of the request.
	 * @param key the key
	 */
	public void setKey(CacheKey key) {
		this.key = key;
	}

	/**
	 * Keeps the text of the prompt out of the record.
	 */
	public void withholdPrompt() {
		this.promptWithheld = true;
	}

	/**
	 * Notes how alike the question is that was found for this one.
	 * @param similarity the cosine of their embeddings
	 */
	public void setSimilarity(double similarity) {
		this.similarity = similarity;
	}

	/**
	 * Notes that something was embedded for this call.
	 * @param provider the id of the provider that charges for it
	 * @param model the id of the embedding model
	 * @param tokens how many tokens it has read
	 */
	public synchronized void addEmbedding(String provider, String model, long tokens) {
		List<ModelCall> embeddings = new ArrayList<>(this.embeddings);
		embeddings.add(new ModelCall(provider, model, model, new TokenUsage(tokens, 0, 0, 0), Instant.now()));
		this.embeddings = embeddings;
	}

	/**
	 * Calls the model behind this call. A decorated model that is called or streamed from
	 * in the course of it is counted, and this call is not.
	 * @param call what to call
	 * @param <T> what it returns
	 * @return what it returns
	 */
	public <T extends @Nullable Object> T leadTo(Supplier<T> call) {
		return this.log.nested().during(this, call);
	}

	/**
	 * Streams from the model behind this call. A decorated model that is called or
	 * streamed from in the course of it is counted, and this call is not.
	 * @param stream the stream
	 * @param <T> its elements
	 * @return the stream with this call around it
	 */
	public <T> Flux<T> leadTo(Flux<T> stream) {
		return this.log.nested().during(this, stream);
	}

	/**
	 * Whether a call of a decorated model has led to this one, so that others may be
	 * waiting for its answer.
	 * @return whether there is a call further out for which the cache is asked
	 */
	public boolean isNested() {
		return this.outer != null && (this.outer.key != null || this.outer.isNested());
	}

	/**
	 * Whether this call has led to a call of a decorated model, which is counted in its
	 * place.
	 * @return whether there is a call further in
	 */
	public boolean hasNested() {
		return this.hasNested;
	}

	/**
	 * Whether what a decorated model further in has answered was an old answer, so that
	 * what was made of it is none of now.
	 * @return whether any was
	 */
	public boolean leansOnStale() {
		return this.leansOnStale;
	}

	/**
	 * The call has ended without an answer.
	 * @param outcome how
	 */
	public void end(Outcome outcome) {
		end(outcome, () -> Consumption.UNKNOWN);
	}

	/**
	 * The call has ended. Only the first end counts. Never throws: the caller has what it
	 * wants.
	 * @param outcome where the answer came from
	 * @param consumption tells what the answer took of its provider; unknown if that
	 * fails
	 */
	public void end(Outcome outcome, Supplier<Consumption> consumption) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		if (this.outer != null && (outcome == Outcome.STALE || this.leansOnStale)) {
			this.outer.leansOnStale = true;
		}
		try {
			if (!this.hasNested && this.audit) {
				this.log.audited(measured(read(consumption)));
			}
			else if (!this.hasNested) {
				publish(outcome, read(consumption));
			}
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A call could not be recorded", ex);
		}
	}

	/** The objects are the provider's, and what they do when they are read is theirs. */
	private static Consumption read(Supplier<Consumption> consumption) {
		try {
			return consumption.get();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what a call took", ex);
			return Consumption.UNKNOWN;
		}
	}

	private ModelCall measured(Consumption consumption) {
		return new ModelCall(this.log.providerId(), this.request.model(), consumption.model(), consumption.tokens(),
				Instant.now());
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
		String promptText = this.promptWithheld ? null : request.promptText();
		Double similarity = this.similarity;
		this.log.publisher()
			.publish(new ModelCall(providerId, request.model(), consumption.model(), tokens, consumption.images(), now),
					(impact) -> new UsageEvent(eventId, now, outcome, this.mode.id(), providerId, request.model(), type,
							request.namespace(), tokens, impact, latency, promptText, promptHash, similarity,
							this.log.publisher().costOf(this.embeddings), this.log.takeAuditCost()));
	}

}
