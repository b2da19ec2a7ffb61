package io.ecoai.report;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets a native image write the documents, whose classes stand in no signature.
 */
public final class ReportHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), ReportDescriptor.class,
				RecordDescriptor.class, DayDescriptor.class, LatencyDescriptor.class, PromptsDescriptor.class,
				PriceDescriptor.class, ExplanationDescriptor.class, RemovedDescriptor.class, ErrorDescriptor.class);
	}

}
