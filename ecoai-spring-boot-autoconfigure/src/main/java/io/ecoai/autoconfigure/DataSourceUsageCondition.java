package io.ecoai.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Whether calls are logged to a {@code DataSource}. An empty name is none, unlike for the
 * conditions on properties that there are.
 */
class DataSourceUsageCondition implements Condition {

	static final String PROPERTY = "ecoai.usage.data-source-bean-name";

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return environment.getProperty("ecoai.usage.enabled", Boolean.class, true)
				&& StringUtils.hasText(environment.getProperty(PROPERTY));
	}

}
