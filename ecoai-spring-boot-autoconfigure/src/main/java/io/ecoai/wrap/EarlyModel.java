package io.ecoai.wrap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * A model that a condition asked for, and so the container made, while configuration
 * classes were still being read (the Gemini auto-configuration of Spring AI does). No
 * post-processor saw it. As long as nobody has been given it, it can be made again.
 */
final class EarlyModel {

	private static final Log logger = LogFactory.getLog(EarlyModel.class);

	private final DefaultListableBeanFactory beanFactory;

	private final String beanName;

	EarlyModel(DefaultListableBeanFactory beanFactory, String beanName) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
	}

	void discardIfPossible(WrappedModels models) {
		if (!this.beanFactory.containsSingleton(this.beanName) || !wasMadeByContainer() || isInUse()) {
			return;
		}
		Object bean = this.beanFactory.getSingleton(this.beanName);
		if (bean != null && !ModelKind.of(bean).isEmpty() && !models.isLeftAlone(bean, this.beanName)) {
			logger.debug("Bean '" + this.beanName + "' was created before it could be decorated; it is created again");
			this.beanFactory.destroySingleton(this.beanName);
		}
	}

	/**
	 * An object registered by hand, such as a test's replacement, depends on nothing.
	 */
	private boolean wasMadeByContainer() {
		return this.beanFactory.getDependenciesForBean(this.beanName).length > 0;
	}

	private boolean isInUse() {
		return this.beanFactory.getDependentBeans(this.beanName).length > 0;
	}

}
