package io.ecoai.cache;

/**
 * Answers have left the store, and other instances that use it could not be told so. They
 * may serve them from memory for as long as they hear from each other.
 */
public final class PeersNotToldException extends RuntimeException {

	private final long removed;

	PeersNotToldException(long removed, RuntimeException cause) {
		super(("%d answers have left the store, but other instances could not be told (%s) and may go on to serve them "
				+ "from memory. Flush again when messages can be sent, or set ecoai.near-cache.max-size=0")
			.formatted(removed, cause.getMessage()), cause);
		this.removed = removed;
	}

	/**
	 * How many answers have left the store.
	 * @return their number
	 */
	public long removed() {
		return this.removed;
	}

}
