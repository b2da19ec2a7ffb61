package io.ecoai.chat;

import io.ecoai.call.InnerOutcome;
import io.ecoai.usage.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * What EcoAI adds to the metadata of a response.
 */
public final class CacheMetadata {

	private static final Log logger = LogFactory.getLog(CacheMetadata.class);

	/** Where the answer came from: the id of an {@link Outcome}, such as {@code hit}. */
	public static final String OUTCOME = Outcome.METADATA_KEY;

	/**
	 * How alike the question is that a semantic hit answers: a {@link Double}, the cosine
	 * of their embeddings. Only there on a semantic hit.
	 */
	public static final String SIMILARITY = "ecoai.similarity";

	private CacheMetadata() {
	}

	/**
	 * A copy of a response that says where it came from, unless a decorated model further
	 * in has said it. The response itself stays as the provider gave it.
	 */
	static ChatResponse mark(ChatResponse response, Outcome outcome) {
		try {
			return marked(response, outcome);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// It has been paid for, marked or not.
			logger.debug("A response cannot say where it came from", ex);
			return response;
		}
	}

	/** Whether no decorated model further in has kept it, or would not keep it. */
	static boolean mayBeKept(ChatResponse response) {
		ChatResponseMetadata metadata = response.getMetadata();
		return metadata == null || InnerOutcome.mayBeKept(metadata.get(OUTCOME));
	}

	private static ChatResponse marked(ChatResponse response, Outcome outcome) {
		ChatResponseMetadata metadata = response.getMetadata();
		if (response.getClass() != ChatResponse.class || metadata == null
				|| metadata.getClass() != ChatResponseMetadata.class) {
			// A copy would lose what a subclass adds.
			return response;
		}
		ChatResponseMetadata.Builder copy = ChatResponseMetadata.builder()
			.id(metadata.getId())
			.model(metadata.getModel())
			.usage(metadata.getUsage())
			.rateLimit(metadata.getRateLimit())
			.promptMetadata(metadata.getPromptMetadata());
		metadata.entrySet().forEach((entry) -> copy.keyValue(entry.getKey(), entry.getValue()));
		return new ChatResponse(response.getResults(),
				copy.keyValue(OUTCOME, InnerOutcome.idOf(outcome, metadata.get(OUTCOME))).build());
	}

}
