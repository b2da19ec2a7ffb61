package io.ecoai.cache;

/**
 * Somebody asks for prompts of a certain form where their text is not kept, or is kept
 * encrypted. The message says which property decides so, and what to ask for instead.
 */
public class PromptsNotSearchableException extends IllegalArgumentException {

	/**
	 * Creates the exception.
	 * @param message why prompts cannot be searched, and what to do
	 */
	public PromptsNotSearchableException(String message) {
		super(message);
	}

}
