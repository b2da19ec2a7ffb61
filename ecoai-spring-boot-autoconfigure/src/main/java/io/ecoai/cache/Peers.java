package io.ecoai.cache;

/**
 * The other instances that share a store. Thread-safe.
 */
public interface Peers {

	/** There are none. */
	Peers NONE = new Peers() {

		@Override
		public void listen(Listener listener) {
		}

		@Override
		public boolean inTouch() {
			return true;
		}

		@Override
		public void flushed(FlushFilter filter) {
		}

	};

	/**
	 * Hears of the others from now on, as soon as they can be reached. Does not wait.
	 * @param listener hears of them
	 */
	void listen(Listener listener);

	/**
	 * Whether everything that others have told until a moment ago has been heard. If not,
	 * nothing may be served but what the store holds.
	 * @return whether the instance is in touch with the others
	 */
	boolean inTouch();

	/**
	 * Tells the others that answers have left the store.
	 * @param filter which ones
	 * @throws RuntimeException if they cannot be told
	 */
	void flushed(FlushFilter filter);

	/**
	 * Hears of other instances. Called on one thread, in the order of what has happened;
	 * must not throw.
	 */
	interface Listener {

		/**
		 * Answers have left the store.
		 * @param filter which ones
		 */
		void flushed(FlushFilter filter);

		/**
		 * An answer has taken the place of an older one.
		 * @param key its key
		 */
		void replaced(CacheKey key);

		/**
		 * Some of what others have told may not have been heard.
		 */
		void missed();

	}

}
