package io.ecoai.cache;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Answers to other questions that may serve as well as one to the question that is asked,
 * and what has to be kept beside a new answer so that it is found in the same way. Used
 * by one caller, who asks for an answer at most once.
 *
 * @param <A> the answer as it is kept
 */
public interface SimilarAnswers<A> {

	/**
	 * Looks for an answer. Asked where there is none to the very same question, before
	 * the origin is.
	 * @return an answer that may be served like one to the same question, or {@code null}
	 */
	@Nullable Found<A> find();

	/**
	 * Gets ready what takes a while of what {@link #notes} needs. Asked before it, while
	 * nobody waits for it but the caller.
	 */
	default void prepareNotes() {
	}

	/**
	 * What is to be kept beside the answer to this question. Asked when there is one that
	 * is kept, whether or not anything was looked for.
	 * @param answer describes the answer
	 * @return the notes, which may be none
	 */
	List<Note> notes(EntryDescription answer);

	/**
	 * An answer to another question.
	 *
	 * @param answer the answer, shared with others
	 * @param similarity how alike the two questions are (cosine)
	 * @param <A> the answer as it is kept
	 */
	record Found<A>(A answer, double similarity) {

	}

	/**
	 * What is kept beside an answer.
	 *
	 * @param key a key of notes
	 * @param content what it says, not to be modified
	 */
	// Notes are passed on and never compared.
	@SuppressWarnings("ArrayRecordComponent")
	record Note(CacheKey key, byte[] content) {

	}

}
