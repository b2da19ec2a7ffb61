package io.ecoai.invalidation;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Removes what an {@link EcoAiInvalidationEvent} names.
 */
public final class InvalidationListener
		implements ApplicationListener<PayloadApplicationEvent<EcoAiInvalidationEvent>> {

	private final Invalidation invalidation;

	/**
	 * Creates a listener.
	 * @param invalidation removes the answers
	 */
	public InvalidationListener(Invalidation invalidation) {
		this.invalidation = invalidation;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<EcoAiInvalidationEvent> event) {
		this.invalidation.removeAfterCommit(event.getPayload().filters(), "an EcoAiInvalidationEvent");
	}

	@Override
	public boolean supportsAsyncExecution() {
		// On another thread there is no transaction to wait for.
		return false;
	}

}
