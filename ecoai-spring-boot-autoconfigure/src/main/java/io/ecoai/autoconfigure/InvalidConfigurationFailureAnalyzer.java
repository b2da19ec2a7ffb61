package io.ecoai.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which property stops the application, where it was configured and what to do.
 */
// Before those of Boot, which only see that binding failed.
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

	private final RejectedProperty rejected;

	InvalidConfigurationFailureAnalyzer(Environment environment) {
		this.rejected = new RejectedProperty(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
		String description = cause.isSecret()
				? this.rejected.describeSecret(cause.getProperty(), cause.getValue(), cause.getReason())
				: this.rejected.describe(cause.getProperty(), cause.getValue(), cause.getReason());
		return new FailureAnalysis(description, cause.getRemedy(), cause);
	}

}
