package io.ecoai.dashboard;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Takes the pages along into a native image.
 */
public final class DashboardHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("io/ecoai/dashboard/*")
			.registerPattern(Assets.WEBJAR_POM)
			.registerPattern("META-INF/resources/webjars/uplot/*");
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), CsrfHeader.class);
	}

}
