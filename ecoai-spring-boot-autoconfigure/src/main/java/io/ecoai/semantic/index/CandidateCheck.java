package io.ecoai.semantic.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.SimilarAnswers.Found;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Similarity;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Checks candidates for one request: first the guards, then the similarity, and then the
 * answer itself, exactly as if the very same question had been asked. Used by one caller.
 *
 * @param <A> the answer as it is kept
 */
final class CandidateCheck<A> {

	private final Patience patience;

	private final SemanticCache cache;

	private final SemanticRequest request;

	private final Function<CacheKey, CacheRequest<A>> questions;

	private @Nullable Question asked;

	/** What was decided about all candidates, if somebody wants to know. */
	private @Nullable List<Verdict> verdicts;

	private boolean embedded;

	private @Nullable Embedding embedding;

	private @Nullable Verdict verdict;

	CandidateCheck(SemanticCache cache, SemanticRequest request, Function<CacheKey, CacheRequest<A>> questions) {
		this.patience = cache.newPatience();
		this.cache = cache;
		this.request = request;
		this.questions = questions;
	}

	/** The question, analysed when that is first needed. */
	Question asked() {
		Question asked = this.asked;
		if (asked == null) {
			asked = this.cache.analyze(this.request.text());
			this.asked = asked;
		}
		return asked;
	}

	/**
	 * From now on it is noted what is decided about each candidate, and how alike those
	 * are that a guard refuses, too.
	 * @return takes the decisions
	 */
	List<Verdict> beThorough() {
		List<Verdict> verdicts = new ArrayList<>();
		this.verdicts = verdicts;
		return verdicts;
	}

	Patience patience() {
		return this.patience;
	}

	/** What was decided about the last candidate. */
	@Nullable Verdict verdict() {
		return this.verdict;
	}

	/** Whether the question is never answered with the answer to another one. */
	boolean isExactOnly() {
		return exactOnly().isPresent();
	}

	/** Tells who refuses if the question is never answered so; whether it is not. */
	boolean refuseIfExactOnly() {
		exactOnly().ifPresent(this.cache.listener()::onRefusal);
		return isExactOnly();
	}

	private Optional<String> exactOnly() {
		return this.cache.matcher().exactOnly(asked());
	}

	/**
	 * The embedding of the question, made once, or {@code null} if there is none in time.
	 */
	@Nullable Embedding embedding() {
		if (!this.embedded) {
			this.embedded = true;
			this.embedding = embed(this.request.text(), (late) -> {
			});
		}
		return this.embedding;
	}

	/** The embedding of the question if it has been made. */
	@Nullable Embedding embeddingSoFar() {
		return this.embedding;
	}

	/**
	 * Checks a candidate.
	 * @param note where it stands, or {@code null} if it need not be told what its
	 * embedding is
	 * @return its answer, or {@code null} if it is not to be served
	 */
	@Nullable Found<A> check(@Nullable CacheKey note, Candidate candidate) {
		return check(candidate, () -> similarity(note, candidate));
	}

	/** Checks a candidate whose similarity is known. */
	@Nullable Found<A> check(Candidate candidate, double similarity) {
		return check(candidate, () -> similarity);
	}

	private @Nullable Found<A> check(Candidate candidate, SimilaritySource source) {
		this.verdict = null;
		Question other = this.cache.analyze(candidate.text());
		Optional<String> refusal = this.cache.matcher().refusal(this.request.match(), asked(), other);
		if (refusal.isPresent()) {
			return (this.verdicts != null) ? refuse(candidate, source.get(), inDetail(refusal.get(), other))
					: refuse(candidate, null, refusal.get());
		}
		Double similarity = source.get();
		if (similarity == null) {
			return refuse(candidate, null, Verdict.EMBEDDER);
		}
		// Not the other way round: what is no number reaches no threshold.
		if (!(similarity >= this.request.threshold())) {
			return refuse(candidate, similarity, Matcher.THRESHOLD);
		}
		A answer = this.cache.peek(this.questions.apply(candidate.answer())
			.withSimilar(null)
			.withCondition(new SameContext(this.request::components)));
		if (answer == null) {
			return refuse(candidate, similarity, Verdict.ANSWER);
		}
		return accept(candidate, similarity, answer);
	}

	private String inDetail(String refusal, Question other) {
		return refusal.equals(Matcher.STEMS) ? this.cache.matcher().whyStemsDiffer(asked(), other) : refusal;
	}

	/**
	 * Whether the search ends with the last candidate: it is served, or would be but for
	 * shadow mode, and nobody wants to know of the others.
	 */
	boolean isLast() {
		return this.verdicts == null && this.verdict != null && this.verdict.refusedBy() == null;
	}

	/** Whether the answer of the last candidate is kept no more, for whoever asks. */
	boolean isGone(Candidate candidate) {
		return this.verdict != null && Verdict.ANSWER.equals(this.verdict.refusedBy()) && !isKept(candidate);
	}

	private boolean isKept(Candidate candidate) {
		CacheRequest<A> kept = this.questions.apply(candidate.answer());
		return this.cache.peek(new CacheRequest<>(kept.key(), Freshness.RECORDING, CacheDirectives.NONE, kept.codec(),
				kept.alternative(), kept.description())) != null;
	}

	private @Nullable Found<A> accept(Candidate candidate, double similarity, A answer) {
		Verdict accepted = new Verdict(this.request.text(), candidate.text(), candidate.answer(), similarity, null);
		decide(accepted);
		this.cache.listener().onMatch(accepted, this.request.shadow());
		if (this.request.shadow()) {
			this.request.onShadow(similarity);
			return null;
		}
		return new Found<>(answer, similarity);
	}

	private @Nullable Found<A> refuse(Candidate candidate, @Nullable Double similarity, String guard) {
		decide(new Verdict(this.request.text(), candidate.text(), candidate.answer(), similarity, guard));
		this.cache.listener().onRefusal(guard);
		return null;
	}

	private void decide(Verdict verdict) {
		this.verdict = verdict;
		if (this.verdicts != null) {
			this.verdicts.add(verdict);
		}
	}

	private @Nullable Double similarity(@Nullable CacheKey note, Candidate candidate) {
		Embedding question = embedding();
		if (question == null) {
			return null;
		}
		Candidate comparable = candidate;
		if (!candidate.isComparableTo(question)) {
			// What comes too late for this call is there for the next one.
			Embedding other = embed(candidate.text(), (late) -> remember(note, candidate, late));
			comparable = candidate.with(other);
			if (other != null) {
				remember(note, candidate, other);
			}
		}
		float[] vector = comparable.vector();
		return (vector != null && comparable.isComparableTo(question))
				? (Double) Similarity.cosine(question.vector(), vector) : null;
	}

	private void remember(@Nullable CacheKey note, Candidate candidate, Embedding embedding) {
		if (note != null) {
			this.cache.remember(note, candidate, embedding);
		}
	}

	private @Nullable Embedding embed(String text, Consumer<Embedding> late) {
		Embedding made = this.cache.embed(text, this.patience, (vector) -> {
			if (vector.charge() != null) {
				this.cache.owe(vector.charge());
			}
			late.accept(vector);
		});
		if (made != null && made.charge() != null) {
			this.request.onCharge(made.charge());
		}
		return made;
	}

	/**
	 * Tells a similarity when it is asked for.
	 */
	@FunctionalInterface
	private interface SimilaritySource {

		@Nullable Double get();

	}

}
