package io.ecoai.redis;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A thread for what goes on in the background, one task after another. It keeps no
 * application from ending.
 */
public final class BackgroundThread {

	private BackgroundThread() {
	}

	/**
	 * Creates a thread, which starts with its first task.
	 * @param purpose what it is for, as the end of its name
	 * @return the thread, to be shut down by whoever has created it
	 */
	public static ScheduledExecutorService called(String purpose) {
		return Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread daemon = new Thread(task, "ecoai-redis-" + purpose);
			daemon.setDaemon(true);
			return daemon;
		});
	}

}
