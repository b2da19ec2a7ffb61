package io.ecoai.chat;

import java.util.function.Supplier;

import io.ecoai.call.Call;
import io.ecoai.usage.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.metadata.Usage;

/**
 * Records a stream when it ends, with what its chunks said that it took.
 */
final class StreamLog {

	private static final Log logger = LogFactory.getLog(StreamLog.class);

	private final ModelIdentity identity;

	private final Call call;

	private final Supplier<Outcome> unseen;

	private volatile @Nullable Outcome outcome;

	private volatile @Nullable Usage usage;

	private volatile @Nullable String model;

	/**
	 * Begins the record of a stream.
	 * @param unseen tells the outcome of a stream that ends without a chunk
	 */
	StreamLog(ModelIdentity identity, Call call, Supplier<Outcome> unseen) {
		this.identity = identity;
		this.call = call;
		this.unseen = unseen;
	}

	<T> Flux<T> record(Flux<T> stream) {
		return stream.doOnComplete(this::end).doOnCancel(this::end).doOnError((ex) -> this.call.end(Outcome.ERROR));
	}

	/**
	 * Takes note of a chunk. Never throws: the chunk has been paid for.
	 * @param count counts what the chunk tells
	 */
	void see(Outcome outcome, Runnable count) {
		this.outcome = outcome;
		try {
			count.run();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what a chunk took", ex);
		}
	}

	/** The last chunk that reports tokens reports all of them. */
	void count(@Nullable Usage usage, @Nullable String model) {
		if (model != null && !model.isEmpty()) {
			this.model = model;
		}
		if (usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0) {
			this.usage = usage;
		}
	}

	Outcome outcome() {
		Outcome outcome = this.outcome;
		return (outcome != null) ? outcome : this.unseen.get();
	}

	private void end() {
		this.call.end(outcome(), () -> this.identity.consumption(this.usage, this.model));
	}

}
