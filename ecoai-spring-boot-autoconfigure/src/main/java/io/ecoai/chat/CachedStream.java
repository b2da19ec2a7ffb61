package io.ecoai.chat;

import java.time.Duration;
import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Chunk;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.ResponseCache;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * Answers a request as a stream.
 */
final class CachedStream {

	private final ChatTask task;

	private final ModelIdentity identity;

	private final ResponseCache cache;

	private final Streaming streaming;

	/** Whether this is the answer to another question; its chunks come one by one. */
	private boolean similar;

	/** The text of an answer that is to be audited. */
	private @Nullable StringBuilder audited;

	CachedStream(ChatTask task, ModelIdentity identity, ResponseCache cache, Streaming streaming) {
		this.task = task;
		this.identity = identity;
		this.cache = cache;
		this.streaming = streaming;
	}

	Flux<ChatResponse> stream() {
		CacheKey key = (this.streaming.recorded() || this.task.isCacheOnly()) ? this.task.key() : null;
		if (key == null) {
			StreamLog log = new StreamLog(this.identity, this.task.call(), () -> Outcome.BYPASS);
			return log.record(this.task.origin().stream().map((chunk) -> mark(chunk, Outcome.BYPASS, log)));
		}
		CacheRequest<List<ChatAnswer>> question = this.task.streamQuestion(key);
		ChatModelOrigin origin = this.task.origin();
		Flux<Chunk<ChatAnswer, ChatResponse>> chunks = this.task.isCacheOnly() ? kept(key, question)
				: this.cache.stream(question, origin);
		// Whoever leaves before the first chunk has asked the provider, or has waited for
		// what others have asked for.
		StreamLog log = new StreamLog(this.identity, this.task.call(),
				() -> origin.wasAsked() ? Outcome.MISS : Outcome.HIT);
		return log.record(paced(chunks).map((chunk) -> toResponse(chunk, log)).doOnComplete(() -> tellHint(log)));
	}

	private Flux<Chunk<ChatAnswer, ChatResponse>> kept(CacheKey key, CacheRequest<List<ChatAnswer>> question) {
		Flux<Chunk<ChatAnswer, ChatResponse>> kept = Flux.defer(() -> {
			Lookup.Hit<List<ChatAnswer>, ChatResponse> hit = this.cache.find(question);
			if (hit == null) {
				return Flux.error(this.task.streamMiss(key));
			}
			return Flux.fromIterable(hit.answer()).map((answer) -> new Chunk.Kept<>(answer, false, hit.similarity()));
		});
		return Schedulers.isInNonBlockingThread() ? kept.subscribeOn(this.cache.scheduler(), false) : kept;
	}

	/**
	 * Replayed chunks come with a pause between them, on a thread that may block: what
	 * the application does with a chunk, it does there.
	 */
	private Flux<Chunk<ChatAnswer, ChatResponse>> paced(Flux<Chunk<ChatAnswer, ChatResponse>> chunks) {
		Duration delay = this.streaming.replayDelay();
		if (delay.isZero()) {
			return chunks;
		}
		// What comes from the provider passes by, so that it is asked for no more than
		// the subscriber wants.
		return chunks.switchOnFirst((first, all) -> (first.get() instanceof Chunk.Kept)
				? delayed(all, delay, this.cache.scheduler()) : all);
	}

	private static <T> Flux<T> delayed(Flux<T> chunks, Duration delay, Scheduler scheduler) {
		return chunks.index()
			.concatMap((chunk) -> (chunk.getT1() > 0) ? Mono.just(chunk.getT2()).delayElement(delay, scheduler)
					: Mono.just(chunk.getT2()));
	}

	private ChatResponse toResponse(Chunk<ChatAnswer, ChatResponse> chunk, StreamLog log) {
		if (chunk instanceof Chunk.Given<ChatAnswer, ChatResponse> given) {
			return mark(given.chunk(), Outcome.MISS, log);
		}
		if (chunk instanceof Chunk.Shared<ChatAnswer, ChatResponse> shared) {
			return mark(shared.chunk(), Outcome.HIT, log);
		}
		Chunk.Kept<ChatAnswer, ChatResponse> kept = (Chunk.Kept<ChatAnswer, ChatResponse>) chunk;
		Double similarity = kept.similarity();
		Outcome outcome = (similarity != null) ? Outcome.SEMANTIC_HIT : (kept.stale() ? Outcome.STALE : Outcome.HIT);
		if (similarity != null) {
			see(similarity, kept.answer());
		}
		log.see(outcome, () -> log.count(kept.answer().metadata().usage(), kept.answer().metadata().model()));
		return kept.answer().toResponse(outcome, similarity);
	}

	private void see(double similarity, ChatAnswer chunk) {
		if (!this.similar) {
			this.similar = true;
			this.task.call().setSimilarity(similarity);
			this.audited = this.task.isAuditDue() ? new StringBuilder() : null;
		}
		StringBuilder audited = this.audited;
		if (audited != null) {
			audited.append(chunk.text());
		}
	}

	private static ChatResponse mark(ChatResponse chunk, Outcome outcome, StreamLog log) {
		log.see(outcome, () -> {
			ChatResponseMetadata metadata = chunk.getMetadata();
			if (metadata != null) {
				log.count(metadata.getUsage(), metadata.getModel());
			}
		});
		return CacheMetadata.mark(chunk, outcome);
	}

	private void tellHint(StreamLog log) {
		if (log.outcome() == Outcome.MISS) {
			this.task.onMiss();
		}
		else {
			this.task.onHit(null);
			if (this.audited != null) {
				this.task.audit(this.audited.toString(), this.identity);
			}
		}
	}

}
