package io.ecoai.usage;

import java.util.Locale;

/**
 * Where the answer to a call came from.
 */
public enum Outcome {

	/** The exact answer was in the cache, or arrived with the call of another caller. */
	HIT,

	/** The answer to a question of the same meaning was in the cache. */
	SEMANTIC_HIT,

	/** The provider failed and an expired answer was served. */
	STALE,

	/** The provider was asked and its answer was kept, if it may be kept. */
	MISS,

	/** The provider was asked and the cache took no part. */
	BYPASS,

	/** The provider was asked and failed, or replay mode had no answer. */
	ERROR;

	/** Where the metadata of a response holds the {@link #id()}. */
	public static final String METADATA_KEY = "ecoai.cache";

	private final String id = name().toLowerCase(Locale.ROOT);

	/**
	 * The one spelling that logs, metrics and JSON use.
	 * @return the id, such as {@code semantic_hit}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Whether the caller was served without a provider call of its own.
	 * @return {@code true} for {@link #HIT}, {@link #SEMANTIC_HIT} and {@link #STALE}
	 */
	public boolean isCacheHit() {
		return this == HIT || this == SEMANTIC_HIT || this == STALE;
	}

}
