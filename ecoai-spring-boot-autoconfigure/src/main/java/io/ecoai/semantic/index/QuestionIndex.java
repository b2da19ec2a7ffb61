package io.ecoai.semantic.index;

import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.SimilarAnswers.Note;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest of the questions that were asked in the same context. Thread-safe.
 */
public interface QuestionIndex extends AutoCloseable {

	/** How many of the nearest are checked for a request. */
	int MOST_NEAREST = 5;

	/**
	 * Whether it makes its own embeddings.
	 * @return whether none has to be passed to it
	 */
	boolean embedsItself();

	/**
	 * The nearest questions.
	 * @param context the digest of the context
	 * @param text the question
	 * @param embedding its embedding, or {@code null} where the index makes its own
	 * @param threshold the lowest cosine of interest
	 * @param patience what is left of the patience of the call
	 * @return the nearest, the nearest first; none if they cannot be told in time
	 */
	List<Near> nearest(String context, String text, @Nullable Embedding embedding, double threshold, Patience patience);

	/**
	 * Why it is being left alone.
	 * @return what has failed last, or {@code null} if it is asked
	 */
	default @Nullable String obstacle() {
		return null;
	}

	/**
	 * Gets ready what takes a while before a question is added.
	 * @param context the digest of the context
	 */
	default void prepare(String context) {
	}

	/**
	 * Takes in a question whose answer is kept.
	 * @param context the digest of the context
	 * @param candidate the question
	 * @param answer describes its answer
	 * @param patience what is left of the patience of the call
	 * @return what is to be kept beside the answer so that the question is found again
	 */
	List<Note> add(String context, Candidate candidate, EntryDescription answer, Patience patience);

	/**
	 * Takes note that a question is found whose answer has gone.
	 * @param context the digest of the context
	 * @param near the question
	 */
	void drop(String context, Near near);

	/** Lets go of what it holds. */
	@Override
	void close();

	/**
	 * A question that is near.
	 *
	 * @param note where the candidate stands, or {@code null} if it is no note
	 * @param candidate the candidate
	 * @param similarity the cosine as the index knows it, or {@code null} if it has to be
	 * computed from the candidate
	 */
	record Near(@Nullable CacheKey note, Candidate candidate, @Nullable Double similarity) {

	}

}
