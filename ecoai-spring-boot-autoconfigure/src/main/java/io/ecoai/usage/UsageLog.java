package io.ecoai.usage;

import java.time.Duration;

/**
 * The usage log as the rest of the application sees it: it takes events without holding a
 * caller up, writes them behind, and is read through its repository. Thread-safe.
 */
public interface UsageLog extends UsageListener, AutoCloseable {

	/**
	 * Where to read.
	 * @return the repository, opened on first use
	 */
	UsageRepository repository();

	/**
	 * Waits until the events taken so far are written, so that a reader sees them.
	 * @param atMost how long to wait
	 * @return whether all were written in time
	 */
	boolean flush(Duration atMost);

	/**
	 * How many events wait to be written.
	 * @return the size of the queue
	 */
	int queueSize();

	/**
	 * How many records lost their detail since the start because they could not be kept
	 * anywhere; they still count in the totals.
	 * @return the number of records
	 */
	long dropped();

	/**
	 * Writes what is waiting and closes the log.
	 */
	@Override
	void close();

	/**
	 * A log that keeps nothing.
	 * @return the log; what is read from it says that usage is not enabled
	 */
	static UsageLog disabled() {
		return new DisabledUsageLog();
	}

}
