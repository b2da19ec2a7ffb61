package io.ecoai.cache;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Where streams come from when the cache has none.
 *
 * @param <A> a chunk as it is kept
 * @param <C> a chunk as the origin gives it
 */
public interface StreamOrigin<A, C> extends Caller {

	/**
	 * Asks the origin. Subscribed to at most once for each lookup; its failure reaches
	 * the subscriber as it is.
	 * @return the stream
	 */
	Flux<C> stream();

	/**
	 * Makes a chunk ready to be kept and shared.
	 * @param chunk the chunk
	 * @return the chunk as it is kept, or {@code null} if it could not be restored
	 * without loss
	 */
	@Nullable A toAnswer(C chunk);

	/**
	 * Whether a stream may be kept for those who ask later.
	 * @param chunks all of its chunks
	 * @return whether it is complete
	 */
	boolean admits(List<C> chunks);

	/**
	 * About how much memory a chunk takes, so that a stream without end does not take all
	 * of it.
	 * @param chunk the chunk
	 * @return the size in bytes
	 */
	long sizeBytes(C chunk);

	/**
	 * Whether a failure means that the origin is out of order and not that the caller has
	 * asked something wrong.
	 * @param failure what the stream ended with
	 * @return {@code true} for a timeout, for instance
	 */
	default boolean isOutOfOrder(Throwable failure) {
		return false;
	}

}
