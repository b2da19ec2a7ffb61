package io.ecoai.cache;

import io.ecoai.cache.NearCache.NearEntry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an answer what a store keeps, and the reverse. Thread-safe.
 */
final class AnswerPacking {

	private static final Log logger = LogFactory.getLog(ResponseCache.class);

	private final PayloadFormat format = new PayloadFormat();

	/**
	 * Packs an answer.
	 * @throws RuntimeException if it cannot be written, or is too large
	 */
	<A> Packed pack(A answer, AnswerCodec<A> codec) {
		byte[] plain = codec.encode(answer);
		byte[] payload = this.format.pack(plain);
		A compact = codec.compact(answer);
		return new Packed(compact, codec.sizeBytes(compact, plain.length), payload);
	}

	/** The answer in an entry, or {@code null} if it cannot be read. */
	<A> @Nullable NearEntry unpack(CacheEntry entry, AnswerCodec<A> codec) {
		try {
			byte[] plain = this.format.unpack(entry.payload());
			A answer = codec.compact(codec.decode(plain));
			return new NearEntry(answer, entry.lifetime(), codec.sizeBytes(answer, plain.length), entry.description());
		}
		// Whatever it is: the origin still has the answer.
		catch (Throwable ex) {
			logger.warn("A kept answer cannot be read and counts as a miss: " + ex);
			return null;
		}
	}

	/**
	 * An answer in the two forms in which it is kept.
	 *
	 * @param answer decoded
	 * @param sizeBytes about how much memory that takes
	 * @param payload for the store
	 */
	// Never compared.
	@SuppressWarnings("ArrayRecordComponent")
	record Packed(Object answer, long sizeBytes, byte[] payload) {

	}

}
