package io.ecoai.semantic.audit;

import java.util.Locale;

/**
 * What an audit has shown.
 */
public enum AuditResult {

	/** The provider gives an answer that says the same. */
	AGREED,

	/** The provider gives another answer. */
	WRONG,

	/** It cannot be told whether both say the same. */
	UNCLEAR,

	/** The provider gave no answer. */
	FAILED;

	private final String id = name().toLowerCase(Locale.ROOT);

	/**
	 * The spelling that metrics and JSON use.
	 * @return the id, such as {@code agreed}
	 */
	public String id() {
		return this.id;
	}

}
