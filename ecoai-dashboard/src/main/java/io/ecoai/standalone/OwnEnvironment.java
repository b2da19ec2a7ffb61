package io.ecoai.standalone;

import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Configuration of this program alone. It is run where the application has its files, and
 * neither these nor the variables of a container say where it listens and to whom.
 */
final class OwnEnvironment extends StandardEnvironment {

	@Override
	protected void customizePropertySources(MutablePropertySources propertySources) {
		// None of the system.
	}

}
