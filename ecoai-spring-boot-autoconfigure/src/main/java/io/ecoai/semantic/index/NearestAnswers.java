package io.ecoai.semantic.index;

import java.util.List;
import java.util.function.Function;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.SimilarAnswers;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.index.QuestionIndex.Near;
import org.jspecify.annotations.Nullable;

/**
 * Looks among the questions of the same context for the nearest. Embeds every question
 * that is asked.
 *
 * @param <A> the answer as it is kept
 */
final class NearestAnswers<A> implements SimilarAnswers<A> {

	private final SemanticCache cache;

	private final SemanticRequest request;

	private final CandidateCheck<A> check;

	private final QuestionIndex index;

	NearestAnswers(SemanticCache cache, SemanticRequest request, Function<CacheKey, CacheRequest<A>> questions,
			QuestionIndex index) {
		this.cache = cache;
		this.request = request;
		this.check = new CandidateCheck<>(cache, request, questions);
		this.index = index;
	}

	@Override
	public @Nullable Found<A> find() {
		return this.check.refuseIfExactOnly() ? null : search(this.request.threshold());
	}

	/** What is decided about each of the nearest, whatever comes of it. */
	List<Verdict> verdicts() {
		List<Verdict> verdicts = this.check.beThorough();
		if (!this.check.refuseIfExactOnly()) {
			search(0);
		}
		return verdicts;
	}

	@Override
	public void prepareNotes() {
		if (!this.index.embedsItself() && !this.check.isExactOnly()) {
			this.check.embedding();
			this.index.prepare(this.request.context());
		}
	}

	@Override
	public List<Note> notes(EntryDescription answer) {
		if (this.check.isExactOnly()) {
			return List.of();
		}
		Embedding embedding = this.index.embedsItself() ? null : this.check.embedding();
		if (embedding == null && !this.index.embedsItself()) {
			return List.of();
		}
		Candidate candidate = new Candidate(this.request.key(), this.request.text(), null, null).with(embedding);
		return this.index.add(this.request.context(), candidate, answer, this.check.patience());
	}

	private @Nullable Found<A> search(double threshold) {
		Embedding embedding = this.index.embedsItself() ? null : this.check.embedding();
		if (embedding == null && !this.index.embedsItself()) {
			return null;
		}
		String context = this.request.context();
		for (Near near : this.index.nearest(context, this.request.text(), embedding, threshold,
				this.check.patience())) {
			Double similarity = near.similarity();
			if (near.candidate().answer().equals(this.request.key())) {
				continue;
			}
			Found<A> found = (similarity != null) ? this.check.check(near.candidate(), similarity)
					: this.check.check(near.note(), near.candidate());
			if (this.check.isLast()) {
				return found;
			}
			if (this.check.isGone(near.candidate())) {
				this.index.drop(context, near);
			}
		}
		return null;
	}

}
