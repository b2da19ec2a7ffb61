package io.ecoai.usage.jdbc;

import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A database answers, and cannot hold a usage log as it is.
 */
public class UnusableDatabaseException extends NonTransientDataAccessResourceException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final String remedy;

	UnusableDatabaseException(String reason, String remedy) {
		super(reason + ". " + remedy);
		this.reason = reason;
		this.remedy = remedy;
	}

	/**
	 * What is wrong.
	 * @return a sentence without its full stop
	 */
	public String getReason() {
		return this.reason;
	}

	/**
	 * What to do.
	 * @return whole sentences
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
