package io.ecoai;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;

/**
 * The chat models of an application by their names. Thread-safe.
 */
public interface ChatModels {

	/**
	 * Finds a model.
	 * @param name the name of its bean, or {@code null} for the one that is injected
	 * where nothing but a chat model is asked for
	 * @return the model
	 * @throws IllegalArgumentException if there is no such model; the message names those
	 * that there are
	 */
	Named find(@Nullable String name);

	/**
	 * The names that there are.
	 * @return the names of the beans
	 */
	List<String> names();

	/**
	 * A model with its name.
	 *
	 * @param name the name of its bean
	 * @param model the model, decorated or not
	 */
	record Named(String name, ChatModel model) {

	}

}
