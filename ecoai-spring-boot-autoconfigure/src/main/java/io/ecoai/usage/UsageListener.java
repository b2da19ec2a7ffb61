package io.ecoai.usage;

/**
 * Hears of every model call. Called on the caller's thread (for the first calls of an
 * application, on another), so it has to be quick; what it throws is logged once and
 * reaches nobody.
 */
@FunctionalInterface
public interface UsageListener {

	/**
	 * A call has ended.
	 * @param event the call
	 */
	void onUsage(UsageEvent event);

}
