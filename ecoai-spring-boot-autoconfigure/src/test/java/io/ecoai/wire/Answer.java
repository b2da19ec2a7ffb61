package io.ecoai.wire;

import java.util.Locale;

/**
 * The kinds of answer that a {@link ProviderStub} can give. Not every provider has each:
 * {@link Provider#answers()} says which.
 */
public enum Answer {

	/** Plain text with usage, cached tokens included. */
	TEXT,

	/** A JSON object as text, with a name and an age. */
	JSON,

	/** One tool call and no text. */
	TOOL_CALL,

	/**
	 * Another call of the same tool, about another city: the second round of a tool loop.
	 */
	NEXT_TOOL_CALL,

	/** Two tool calls, with text before them where the provider allows it. */
	PARALLEL_TOOL_CALLS,

	/** Reasoning before the text, with signatures where the provider signs it. */
	REASONING,

	/** Reasoning before a tool call: the next turn must send the reasoning back. */
	REASONING_TOOL_CALL,

	/** The model declines. */
	REFUSAL,

	/** Two alternatives in one answer. */
	TWO_CHOICES,

	/** Cut off by the token limit. */
	LENGTH,

	/** Stopped by the provider's content filter. */
	FILTERED,

	/** No choice, candidate or content block at all. */
	EMPTY,

	/** Text with citations, annotations or search results. */
	CITATIONS,

	/** Fields beyond the provider's basic format. */
	EXTRAS,

	/** Spoken output. */
	AUDIO;

	String fileName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
