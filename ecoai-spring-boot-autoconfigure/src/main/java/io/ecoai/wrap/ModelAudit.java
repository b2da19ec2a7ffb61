package io.ecoai.wrap;

import org.springframework.ai.model.Model;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Looks, once the singletons are made, for models that no post-processor could decorate,
 * and names each in a warning. Makes no bean.
 */
public final class ModelAudit implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	/**
	 * Creates the audit.
	 * @param beanFactory the container
	 * @param models what it shares with the post-processors
	 */
	public ModelAudit(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ModelKind.ALL.forEach(this::audit);
	}

	private void audit(ModelKind<?> kind) {
		for (String beanName : this.beanFactory.getBeanNamesForType(kind.type(), false, false)) {
			Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
			if (bean instanceof Model<?, ?> model && !this.models.isLeftAlone(model, beanName)
					&& !this.models.isDecoratedByHand(model)) {
				warn(beanName, model, kind);
			}
		}
	}

	private void warn(String beanName, Model<?, ?> model, ModelKind<?> kind) {
		String type = model.getClass().getName();
		this.models.report().warn(beanName, """
				Calls of bean '%s' (%s) are not cached: it was created before it could be decorated, registered as an \
				object, is not of the class that its definition declares, or has duties in the container that only \
				its own class can do. Define it by a @Bean method that \
				returns %s or %s""".formatted(beanName, type, kind.name(), model.getClass().getSimpleName()));
	}

}
