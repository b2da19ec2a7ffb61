package io.ecoai.call;

import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;
import io.ecoai.usage.PromptType;

/**
 * A request to a model as the log sees it.
 */
public interface ModelRequest {

	/**
	 * The key of the request.
	 * @return the key
	 * @throws RuntimeException if the request holds something that a key cannot be made
	 * of; the message says what, as the end of a sentence that begins with "where"
	 */
	CacheKey key();

	/**
	 * What is kept of the request beside its answer.
	 * @return the description
	 * @throws RuntimeException if the request has no key
	 */
	EntryDescription description();

	/**
	 * The model that is asked for.
	 * @return its id
	 */
	String model();

	/**
	 * The namespace of the request.
	 * @return the name
	 */
	String namespace();

	/**
	 * What kind of request it is.
	 * @return the kind
	 */
	PromptType promptType();

	/**
	 * What is shown of the request.
	 * @return the text of the last user message, or of the first instruction to an image
	 * model
	 */
	String promptText();

	/**
	 * What the key of the request is made of.
	 * @return the components
	 * @throws RuntimeException if the request has no key
	 */
	List<KeyComponent> components();

}
