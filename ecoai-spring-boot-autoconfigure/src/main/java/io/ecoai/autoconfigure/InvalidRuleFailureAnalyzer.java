package io.ecoai.autoconfigure;

import io.ecoai.impact.InvalidRuleException;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which field of a price, energy or grid rule cannot be used and what can.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidRuleFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRuleException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRuleException cause) {
		BindException binding = findCause(rootFailure, BindException.class);
		String place = (binding != null) ? " (in " + innermost(binding).getName() + ")" : "";
		return new FailureAnalysis("A rule of EcoAI's price, energy or grid tables cannot be used%s: %s is '%s'"
			.formatted(place, cause.getField(), cause.getValue()), "Use " + cause.getAllowed() + ".", cause);
	}

	private BindException innermost(BindException binding) {
		BindException inner = (binding.getCause() != null) ? findCause(binding.getCause(), BindException.class) : null;
		return (inner != null) ? innermost(inner) : binding;
	}

}
