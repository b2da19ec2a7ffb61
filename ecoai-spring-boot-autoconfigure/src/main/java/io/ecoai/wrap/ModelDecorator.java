package io.ecoai.wrap;

import org.springframework.ai.chat.model.ChatModel;

/**
 * Makes the decorator of a model. Called once for each model bean, when that bean is
 * made; what it needs for its first call has to be fetched then and not here.
 */
public interface ModelDecorator {

	/**
	 * Decorates a chat model.
	 * @param model the model
	 * @param beanName the name under which the application knows it
	 * @return the decorator, which calls {@code model}
	 */
	ChatModel decorate(ChatModel model, String beanName);

}
