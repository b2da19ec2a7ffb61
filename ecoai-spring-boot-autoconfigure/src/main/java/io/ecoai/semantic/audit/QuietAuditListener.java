package io.ecoai.semantic.audit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Passes on what it hears and keeps what the other throws: audits go on whatever becomes
 * of somebody who only listens.
 */
final class QuietAuditListener implements AuditListener {

	private static final Log logger = LogFactory.getLog(QuietAuditListener.class);

	private final AuditListener listener;

	QuietAuditListener(AuditListener listener) {
		this.listener = listener;
	}

	@Override
	public void onAudit(AuditResult result) {
		try {
			this.listener.onAudit(result);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on an audit", ex);
		}
	}

	@Override
	public void onStepDown() {
		try {
			this.listener.onStepDown();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on a stricter match", ex);
		}
	}

}
