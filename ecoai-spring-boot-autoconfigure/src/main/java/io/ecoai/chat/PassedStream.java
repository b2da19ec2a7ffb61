package io.ecoai.chat;

import java.util.concurrent.atomic.AtomicBoolean;

import io.ecoai.chat.CallLog.Call;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * A stream that passes through as it is, each chunk marked, and is logged when it ends.
 */
final class PassedStream {

	private final AtomicBoolean ended = new AtomicBoolean();

	private final Call call;

	private volatile @Nullable Usage usage;

	private volatile @Nullable String model;

	PassedStream(Call call) {
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
		if (this.ended.compareAndSet(false, true)) {
			this.call.end(outcome, (outcome == Outcome.ERROR) ? null : this.usage, this.model);
		}
	}

}
