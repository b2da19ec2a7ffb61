package io.ecoai.wrap;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.model.Model;

/**
 * Makes the decorator of a model. Asked at the first call of a model and not before, so
 * nothing that it needs is created while the application starts.
 * <p>
 * Called once for each model object that is a bean, and once for each request of a chat
 * client whose model could not be decorated itself; making a decorator therefore has to
 * be cheap, and decorators of one {@code model} and {@code beanName} have to be
 * interchangeable. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ModelDecorator {

	/**
	 * Decorates a chat model.
	 * @param delegate what the decorator calls to get an answer: {@code model} itself, or
	 * the end of an advisor chain that leads to it
	 * @param model the model that answers; its class, options and endpoint identify the
	 * answers
	 * @param beanName the name under which the application knows the model
	 * @return the decorator, which calls {@code delegate}
	 */
	ChatModel decorate(ChatModel delegate, ChatModel model, String beanName);

	/**
	 * Decorates a chat model that is called directly.
	 * @param model the model
	 * @param beanName the name under which the application knows it
	 * @return the decorator, which calls {@code model}
	 */
	default ChatModel decorate(ChatModel model, String beanName) {
		return decorate(model, model, beanName);
	}

	/**
	 * Decorates an image model.
	 * @param model the model; its class, options and endpoint identify the answers
	 * @param beanName the name under which the application knows it
	 * @return the decorator, which calls {@code model}; unless overridden the model
	 * itself
	 */
	default ImageModel decorate(ImageModel model, String beanName) {
		return model;
	}

	/**
	 * Tells whether a model, of whichever kind, already is one of this decorator's, made
	 * by the application's own code for instance. Such a model is not decorated again.
	 * @param model the model
	 * @return {@code true} if it is decorated
	 */
	default boolean isDecorated(Model<?, ?> model) {
		return false;
	}

}
