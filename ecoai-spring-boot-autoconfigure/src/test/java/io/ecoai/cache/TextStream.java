package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * An origin of streams of texts that counts how often it is subscribed to.
 */
public class TextStream implements StreamOrigin<String, String> {

	private final AtomicInteger subscriptions = new AtomicInteger();

	private final Supplier<? extends Flux<String>> chunks;

	public TextStream(Supplier<? extends Flux<String>> chunks) {
		this.chunks = chunks;
	}

	public TextStream(Flux<String> chunks) {
		this(() -> chunks);
	}

	int subscriptions() {
		return this.subscriptions.get();
	}

	@Override
	public Flux<String> stream() {
		return Flux.defer(() -> {
			this.subscriptions.incrementAndGet();
			return this.chunks.get();
		});
	}

	@Override
	public @Nullable String toAnswer(String chunk) {
		return chunk;
	}

	@Override
	public boolean admits(List<String> chunks) {
		return true;
	}

	@Override
	public long sizeBytes(String chunk) {
		return chunk.length();
	}

	static CacheRequest<List<String>> request(String question) {
		return request(question, Freshness.UNLIMITED, CacheDirectives.NONE);
	}

	static CacheRequest<List<String>> request(String question, Freshness freshness, CacheDirectives directives) {
		return new CacheRequest<>(new CacheKey(question), freshness, directives, TextCodecs.CHUNKS, null,
				() -> TextCache.description(question));
	}

	/** What a subscriber is given, and in which role. */
	static String told(Chunk<String, String> chunk) {
		if (chunk instanceof Chunk.Given<String, String> given) {
			return "given " + given.chunk();
		}
		if (chunk instanceof Chunk.Shared<String, String> shared) {
			return "shared " + shared.chunk();
		}
		Chunk.Kept<String, String> kept = (Chunk.Kept<String, String>) chunk;
		return (kept.stale() ? "stale " : "kept ") + kept.answer();
	}

}
