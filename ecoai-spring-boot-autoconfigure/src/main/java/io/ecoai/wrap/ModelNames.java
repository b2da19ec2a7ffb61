package io.ecoai.wrap;

import java.util.Arrays;
import java.util.List;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the name under which the application knows the model of a chat client, so that
 * its answers are the same as those of the decorated model bean.
 */
final class ModelNames {

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	ModelNames(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
	}

	/**
	 * Returns the name of the model's bean, or the client's own for a model that is no
	 * bean.
	 */
	String nameOf(ChatModel model, String clientName) {
		for (RawModel rawModel : this.models.all()) {
			if (rawModel.isBehind(model)) {
				return this.models.knownName(rawModel.beanName());
			}
		}
		List<String> candidates = rawDependencies(clientName);
		return (candidates.size() == 1) ? candidates.get(0) : this.models.knownName(clientName);
	}

	/**
	 * Tells whether a model is a bean that is to be left alone.
	 */
	boolean isExcluded(ChatModel model) {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(ChatModel.class, false, false))
			.filter(this.models::isExcluded)
			.anyMatch(
					(name) -> this.beanFactory.containsSingleton(name) && this.beanFactory.getSingleton(name) == model);
	}

	boolean dependsOnRawModel(String beanName) {
		return !rawDependencies(beanName).isEmpty();
	}

	private List<String> rawDependencies(String beanName) {
		return Arrays.stream(this.beanFactory.getDependenciesForBean(beanName))
			.filter((name) -> name.startsWith(RawModel.PREFIX))
			.map((name) -> name.substring(RawModel.PREFIX.length()))
			.toList();
	}

}
