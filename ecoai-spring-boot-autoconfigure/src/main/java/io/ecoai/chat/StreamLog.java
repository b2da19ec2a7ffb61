package io.ecoai.chat;

import io.ecoai.call.Call;
import io.ecoai.call.Consumption;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.metadata.Usage;

/**
 * Records a stream when it ends, with what its chunks said that it took.
 */
final class StreamLog {

	private final ModelIdentity identity;

	private final Call call;

	private volatile Outcome outcome;

	private volatile @Nullable Usage usage;

	private volatile @Nullable String model;

	/**
	 * Begins the record of a stream.
	 * @param outcome the outcome if no chunk says anything else
	 */
	StreamLog(ModelIdentity identity, Call call, Outcome outcome) {
		this.identity = identity;
		this.call = call;
		this.outcome = outcome;
	}

	<T> Flux<T> record(Flux<T> stream) {
		return stream.doOnComplete(this::end).doOnCancel(this::end).doOnError((ex) -> this.call.end(Outcome.ERROR));
	}

	/**
	 * Takes note of a chunk. The last one that reports tokens reports all of them.
	 */
	void see(Outcome outcome, @Nullable Usage usage, @Nullable String model) {
		this.outcome = outcome;
		if (usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0) {
			this.usage = usage;
		}
		if (model != null && !model.isEmpty()) {
			this.model = model;
		}
	}

	Outcome outcome() {
		return this.outcome;
	}

	private void end() {
		Consumption consumption = this.identity.consumption(this.usage, this.model);
		this.call.end(this.outcome, consumption);
	}

}
