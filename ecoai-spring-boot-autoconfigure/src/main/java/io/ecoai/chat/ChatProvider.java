package io.ecoai.chat;

import java.util.List;
import java.util.Set;

import io.ecoai.endpoint.ModelHost;
import io.ecoai.impact.TokenUsage;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * What is particular to the models of one provider.
 */
interface ChatProvider extends ModelHost<ChatModel> {

	/**
	 * The options that cannot change an answer, or that are written into a key in another
	 * way. All others are part of the key.
	 * @return the names of properties
	 */
	Set<String> ignoredOptions();

	/**
	 * The options that may hold the schema of the answer as a map, which is sent in its
	 * order: the model writes the properties in that order, and its answer depends on it.
	 * @return the names of properties
	 */
	default Set<String> orderedOptions() {
		return Set.of();
	}

	/**
	 * The entries of a message's metadata that are sent to the provider.
	 * @return their keys, always in the same order
	 */
	List<String> sentMetadata();

	/**
	 * Whether a model may look at everything in a prompt, because nothing is known of
	 * what it does: all metadata and the tool context too.
	 * @return {@code false} if {@link #sentMetadata()} is all that it sees of metadata
	 */
	boolean seesWholePrompt();

	/**
	 * Whether the provider's client tells as much of a streamed answer as of a whole one,
	 * in values of the same types, so that a recorded stream may serve a call.
	 * @return {@code false} where chunks lack something, or nobody knows
	 */
	boolean streamsAllThatItReturns();

	/**
	 * Whether the answer depends on the moment of asking.
	 * @param options the options of the request
	 * @return whether the provider would search the web for it
	 */
	boolean isTimeDependent(ChatOptions options);

	/**
	 * Whether a stream has come to the end that the provider gave it. One that was cut
	 * off has not, however properly its connection was closed.
	 * @param chunks all of its chunks
	 * @return {@code true} too where that cannot be told
	 */
	boolean hasEnded(List<ChatResponse> chunks);

	/**
	 * Whether the provider is told the form of the answer, by a schema or a type.
	 * @param options the options of the request
	 * @return {@code false} also where only the prompt asks for a form
	 */
	boolean isStructured(ChatOptions options);

	/**
	 * Whether the provider may use tools of its own, such as a search.
	 * @param options the options of the request
	 * @return whether it may
	 */
	boolean hasOwnTools(ChatOptions options);

	/**
	 * Whether a part of the request is kept by the provider and only named here, so that
	 * there may be anything in it, tools too.
	 * @param options the options of the request
	 * @return whether there is such a part
	 */
	default boolean namesKeptContent(ChatOptions options) {
		return false;
	}

	/**
	 * Whether the answer is to be spoken.
	 * @param options the options of the request
	 * @return whether audio is asked for
	 */
	boolean answersInAudio(ChatOptions options);

	/**
	 * The tokens of an answer in the shape that all providers share.
	 * @param usage what the provider reported
	 * @return the tokens, or {@code null} if it reported none
	 */
	@Nullable TokenUsage tokens(Usage usage);

}
