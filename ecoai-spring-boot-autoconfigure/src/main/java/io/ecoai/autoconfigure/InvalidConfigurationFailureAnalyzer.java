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

	private final ConfiguredProperties configured;

	InvalidConfigurationFailureAnalyzer(Environment environment) {
		this.configured = new ConfiguredProperties(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
		String description = """
				The value of '%s' cannot be used:

				    Property: %s
				    Value: %s
				    Origin: %s
				    Reason: %s""".formatted(cause.getProperty(), cause.getProperty(), cause.getValue(),
				this.configured.originOf(cause.getProperty()), cause.getReason());
		return new FailureAnalysis(description, cause.getRemedy(), cause);
	}

}
