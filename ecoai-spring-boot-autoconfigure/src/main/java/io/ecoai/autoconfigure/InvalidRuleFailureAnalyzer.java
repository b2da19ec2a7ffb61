package io.ecoai.autoconfigure;

import io.ecoai.impact.InvalidRuleException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which field of a price, energy or grid rule cannot be used and what can.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidRuleFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRuleException> {

	private final RejectedProperty rejected;

	InvalidRuleFailureAnalyzer(Environment environment) {
		this.rejected = new RejectedProperty(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRuleException cause) {
		BindException binding = innermost(findCause(rootFailure, BindException.class));
		String property = (binding != null) ? binding.getName() + "." + cause.getField() : cause.getField();
		String description = this.rejected.describe(property, cause.getValue(),
				(cause.getValue() != null) ? "such a rule of EcoAI's tables cannot be" : "it is missing");
		return new FailureAnalysis(description, "'%s' must be %s.".formatted(cause.getField(), cause.getAllowed()),
				cause);
	}

	private @Nullable BindException innermost(@Nullable BindException binding) {
		BindException inner = (binding != null && binding.getCause() != null)
				? findCause(binding.getCause(), BindException.class) : null;
		return (inner != null) ? innermost(inner) : binding;
	}

}
