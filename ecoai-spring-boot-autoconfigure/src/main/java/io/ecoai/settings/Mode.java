package io.ecoai.settings;

import java.util.Locale;

/**
 * How long answers stay valid, and whether providers are asked at all.
 */
public enum Mode {

	/** Answers never expire. */
	DEV,

	/** Answers expire when their time to live is over. */
	PROD,

	/** Answers never expire and providers are never asked: a miss is an error. */
	REPLAY;

	private final String id = name().toLowerCase(Locale.ROOT);

	/**
	 * The spelling that configuration, logs and JSON use.
	 * @return the id, such as {@code dev}
	 */
	public String id() {
		return this.id;
	}

}
