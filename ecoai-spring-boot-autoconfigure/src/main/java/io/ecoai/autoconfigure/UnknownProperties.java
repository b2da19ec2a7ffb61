package io.ecoai.autoconfigure;

import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Names properties that begin like ours and have no effect: a slip of the pen, or a
 * feature that this version does not have.
 */
class UnknownProperties implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(UnknownProperties.class);

	private final Environment environment;

	UnknownProperties(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		try {
			Binder.get(this.environment)
				.bind("ecoai", Bindable.of(EcoAiProperties.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
		}
		catch (BindException ex) {
			if (ex.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
				logger.warn("These properties have no effect in this version: " + unbound.getUnboundProperties()
					.stream()
					.map((property) -> "%s (%s)".formatted(property.getName(), property.getOrigin()))
					.collect(Collectors.joining(", ")));
			}
		}
	}

}
