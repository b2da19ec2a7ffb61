package io.ecoai.semantic.index;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Passes on what it hears and keeps what the other throws: questions are answered
 * whatever becomes of somebody who only listens.
 */
final class QuietSemanticListener implements SemanticListener {

	private static final Log logger = LogFactory.getLog(QuietSemanticListener.class);

	private final SemanticListener listener;

	QuietSemanticListener(SemanticListener listener) {
		this.listener = listener;
	}

	@Override
	public void onRefusal(String guard) {
		try {
			this.listener.onRefusal(guard);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on a refusal", ex);
		}
	}

	@Override
	public void onMatch(Verdict verdict, boolean shadow) {
		try {
			this.listener.onMatch(verdict, shadow);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on a match", ex);
		}
	}

}
