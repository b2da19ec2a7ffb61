package io.ecoai.settings;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every now and then whether somebody has changed the settings file by hand. It
 * asks for the time of the file rather than for notifications, which do not come for
 * files of other machines and of some containers.
 */
public final class SettingsWatch implements AutoCloseable {

	private final LiveSettings settings;

	private final Duration interval;

	private final Thread thread;

	private volatile boolean closed;

	/**
	 * Begins to watch.
	 * @param settings the settings to keep up to date
	 * @param interval how long to wait between two looks
	 */
	public SettingsWatch(LiveSettings settings, Duration interval) {
		this.settings = settings;
		this.interval = interval;
		this.thread = new Thread(this::watch, "ecoai-settings");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void watch() {
		while (!this.closed) {
			LockSupport.parkNanos(this, this.interval.toNanos());
			this.settings.readAgain();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

}
