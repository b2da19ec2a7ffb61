package io.ecoai.cache;

import org.jspecify.annotations.Nullable;

/**
 * Looks for answers before anybody else is asked. In however many places that is, it is
 * one lookup for those who count them. Thread-safe.
 *
 * @param kept where answers are
 * @param listener hears of lookups
 */
record Lookups(KeptAnswers kept, CacheListener listener) {

	/**
	 * Looks in the near cache. What is not there has not been looked for to the end, and
	 * is not counted.
	 * @param start when the caller asked, by {@link System#nanoTime()}
	 * @return a fresh answer, or {@code null}
	 */
	<A> @Nullable A findNear(CacheRequest<A> request, long start) {
		A answer = this.kept.findNear(request);
		if (answer != null) {
			this.listener.onLookup(true, System.nanoTime() - start);
		}
		return answer;
	}

	/**
	 * Looks for an answer to the very same question, and then for one to another question
	 * that serves as well.
	 * @param start when the caller asked, by {@link System#nanoTime()}
	 * @return what was found, or {@code null}
	 */
	<A, R> Lookup.@Nullable Hit<A, R> find(CacheRequest<A> request, AnswerTicket ticket, long start) {
		Lookup.Hit<A, R> hit = find(request, ticket);
		this.listener.onLookup(hit != null, System.nanoTime() - start);
		return hit;
	}

	private <A, R> Lookup.@Nullable Hit<A, R> find(CacheRequest<A> request, AnswerTicket ticket) {
		A answer = this.kept.find(request, ticket);
		if (answer != null) {
			return new Lookup.Hit<>(answer, false);
		}
		SimilarAnswers.Found<A> similar = request.findSimilar();
		return (similar != null) ? new Lookup.Hit<>(similar.answer(), false, similar.similarity()) : null;
	}

}
