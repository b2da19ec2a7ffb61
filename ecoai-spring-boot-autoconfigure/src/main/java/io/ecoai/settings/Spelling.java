package io.ecoai.settings;

/**
 * How values of one kind are spelled, in configuration, in JSON and by people.
 *
 * @param <T> the values
 */
interface Spelling<T> {

	/**
	 * Reads a value.
	 * @param text the value as text
	 * @return the value
	 * @throws IllegalArgumentException if the text is none; its message is told to nobody
	 */
	T parse(String text);

	/**
	 * What {@link #parse} can read, to be told to whoever has written something else.
	 * @return the part of a sentence after "use"
	 */
	String allowed();

	/**
	 * The value as it stands in the settings file.
	 * @param value the value
	 * @return a boolean, a number or a string
	 */
	Object toJson(T value);

}
