package io.ecoai.chat;

import io.ecoai.call.Call;
import io.ecoai.call.Consumption;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * A stream that passes through as it is, each chunk marked, and is logged when it ends.
 */
final class PassedStream {

	private final ModelIdentity identity;

	private final Call call;

	private volatile @Nullable Usage usage;

	private volatile @Nullable String model;

	PassedStream(ModelIdentity identity, Call call) {
		this.identity = identity;
		this.call = call;
	}

	Flux<ChatResponse> of(Flux<ChatResponse> stream) {
		return stream.doOnNext(this::see)
			.map((chunk) -> CacheMetadata.mark(chunk, Outcome.BYPASS))
			.doOnComplete(() -> end(Outcome.BYPASS))
			.doOnCancel(() -> end(Outcome.BYPASS))
			.doOnError((ex) -> end(Outcome.ERROR));
	}

	/** The last chunk that reports tokens reports all of them. */
	private void see(ChatResponse chunk) {
		if (chunk.getMetadata() == null) {
			return;
		}
		Usage usage = chunk.getMetadata().getUsage();
		if (usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0) {
			this.usage = usage;
		}
		String model = chunk.getMetadata().getModel();
		if (model != null && !model.isEmpty()) {
			this.model = model;
		}
	}

	private void end(Outcome outcome) {
		this.call.end(outcome,
				(outcome == Outcome.ERROR) ? Consumption.UNKNOWN : this.identity.consumption(this.usage, this.model));
	}

}
