package io.ecoai.cache;

import io.ecoai.cache.NearCache.NearEntry;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an answer what a store keeps, and the reverse. Thread-safe.
 */
final class AnswerPacking {

	private final PayloadFormat format = new PayloadFormat();

	private final UnreadableAnswers unreadable;

	/**
	 * Creates it.
	 * @param storage the name that configuration has for the store
	 */
	AnswerPacking(String storage) {
		this.unreadable = new UnreadableAnswers(storage);
	}

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
			this.unreadable.tell(entry.key(), ex);
			return null;
		}
	}

	/** An answer made of one of another kind, or {@code null} if that cannot be. */
	<B, A> @Nullable A convert(@Nullable B other, Alternative<B, A> alternative) {
		try {
			return (other != null) ? alternative.conversion().apply(other) : null;
		}
		catch (RuntimeException | LinkageError ex) {
			this.unreadable.tell(alternative.key(), ex);
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
