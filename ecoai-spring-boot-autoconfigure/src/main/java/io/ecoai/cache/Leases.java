package io.ecoai.cache;

/**
 * Who of all that share a store asks the origin for an answer. An instance holds the
 * lease of a key while it asks; the others wait for what it stores, with whatever
 * credentials either of them asks. One that has failed tells nobody how: whoever has
 * waited for it asks then. A lease ends with its holder, and after some time in which no
 * provider needs so long. Within an instance, callers of several clients do not wait for
 * one another. Thread-safe. Any method may throw an unchecked exception when the store
 * fails.
 */
public interface Leases {

	/** Everybody asks for themselves, as with a store that nobody else uses. */
	Leases NONE = new Leases() {

		@Override
		public Claim claim(CacheKey key, Intent intent) {
			return Claim.ask(Permit.ALWAYS);
		}

		@Override
		public Permit permit(CacheKey key) {
			return Permit.ALWAYS;
		}

	};

	/**
	 * Tries to get the lease. Does not wait for it.
	 * @param key the key of the answer
	 * @param intent what has gone before
	 * @return what to do
	 */
	Claim claim(CacheKey key, Intent intent);

	/**
	 * Asks without a lease, and without regard to who else is asking.
	 * @param key the key of the answer
	 * @return a permit for the answer
	 */
	Permit permit(CacheKey key);

	/**
	 * Asks as {@link #permit} does, for an answer that is to take the place of all that
	 * were asked for before, also of those that are still on their way.
	 * @param key the key of the answer
	 * @return a permit for the answer
	 */
	default Permit refresh(CacheKey key) {
		return permit(key);
	}

	/**
	 * What has gone before a claim.
	 */
	enum Intent {

		/** Nothing was found. */
		ASK,

		/** What was found is not good enough. */
		RENEW,

		/** Another instance was asking when the key was last claimed. */
		WAITED

	}

}
