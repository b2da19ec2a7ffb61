package io.ecoai.usage;

import java.util.Locale;

/**
 * What kind of request a call was. A request that is of several kinds counts as the first
 * of them in the order {@link #STRUCTURED}, {@link #TOOL}, {@link #FILE}, {@link #AUDIO},
 * {@link #IMAGE}, {@link #TEXT}.
 */
public enum PromptType {

	/** Text and nothing else. */
	TEXT,

	/** Text with images. */
	IMAGE,

	/** Text with documents or video. */
	FILE,

	/** The model may call tools. */
	TOOL,

	/** The answer has to follow a schema. */
	STRUCTURED,

	/** Audio in or out. */
	AUDIO,

	/** The answer is an image. */
	IMAGE_OUTPUT;

	private final String id = name().toLowerCase(Locale.ROOT);

	/**
	 * The spelling that logs, metrics and JSON use.
	 * @return the id, such as {@code image_output}
	 */
	public String id() {
		return this.id;
	}

}
