package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.ecoai.impact.InvalidRuleException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Says what may stand in a property of EcoAI whose text could not be converted: Boot's
 * own analysis does not tell how a duration, a size or a switch is written.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UnreadablePropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final RejectedProperty rejected;

	UnreadablePropertyFailureAnalyzer(Environment environment) {
		this.rejected = new RejectedProperty(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		BindException binding = innermost(cause);
		String property = binding.getName().toString();
		String remedy = property.startsWith("ecoai.") ? remedy(binding) : null;
		if (remedy == null || findCause(cause, ConversionException.class) == null
				|| findCause(cause, InvalidRuleException.class) != null) {
			return null;
		}
		return new FailureAnalysis(this.rejected.describe(property, null, "it cannot be read"), remedy, cause);
	}

	private static @Nullable String remedy(BindException binding) {
		Class<?> type = binding.getTarget().getType().resolve(Object.class);
		if (type.isEnum()) {
			return "Use one of: " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", ")) + ".";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "Use true or false.";
		}
		if (type == Duration.class) {
			return "Use a number with a unit, such as 30s, 90m, 12h or 7d.";
		}
		return (type == DataSize.class) ? "Use a number with a unit, such as 64MB or 1GB." : null;
	}

	private BindException innermost(BindException binding) {
		BindException inner = (binding.getCause() != null) ? findCause(binding.getCause(), BindException.class) : null;
		return (inner != null) ? innermost(inner) : binding;
	}

}
