package io.ecoai.semantic.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Notes;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.SimilarAnswers;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.BoundedCalls;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Embedding.Charge;
import io.ecoai.semantic.embed.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions with the kept answers to other questions that ask the same. Where
 * anything is in doubt, there is none. Thread-safe.
 */
public final class SemanticCache {

	/** A candidate of a busy place is analysed again and again. */
	private static final int ANALYZED = 2_000;

	private final Cache<String, Question> analyzed = Caffeine.newBuilder().maximumSize(ANALYZED).build();

	private final CandidateFormat format = new CandidateFormat();

	private final Queue<Charge> owed = new ConcurrentLinkedQueue<>();

	private final ResponseCache cache;

	private final Notes notes;

	private final BoundedEmbedder embedder;

	private final QuestionAnalyzer analyzer;

	private final Matcher matcher;

	private final QuestionIndex index;

	private final SemanticListener listener;

	private final Duration patience;

	/**
	 * Creates the cache.
	 * @param cache keeps the answers
	 * @param embedder makes the embeddings
	 * @param analyzer analyses questions
	 * @param matcher says which questions ask the same
	 * @param index where the nearest questions are found
	 * @param listener hears what comes of it
	 */
	public SemanticCache(ResponseCache cache, BoundedEmbedder embedder, QuestionAnalyzer analyzer, Matcher matcher,
			QuestionIndex index, SemanticListener listener) {
		this(cache, embedder, analyzer, matcher, index, listener, BoundedCalls.PATIENCE);
	}

	SemanticCache(ResponseCache cache, BoundedEmbedder embedder, QuestionAnalyzer analyzer, Matcher matcher,
			QuestionIndex index, SemanticListener listener, Duration patience) {
		this.cache = cache;
		this.notes = cache.notes();
		this.embedder = embedder;
		this.analyzer = analyzer;
		this.matcher = matcher;
		this.index = index;
		this.listener = listener;
		this.patience = patience;
	}

	/**
	 * Looks for answers on behalf of one request.
	 * @param request the request
	 * @param questions what is asked of the cache for the answer to another request
	 * @param <A> the answer as it is kept
	 * @return what finds them
	 */
	public <A> SimilarAnswers<A> answers(SemanticRequest request, Function<CacheKey, CacheRequest<A>> questions) {
		for (Charge late = this.owed.poll(); late != null; late = this.owed.poll()) {
			request.onCharge(late);
		}
		return (request.match() == MatchMode.STRICT) ? new StrictAnswers<>(this, request, questions)
				: new NearestAnswers<>(this, request, questions, this.index);
	}

	/**
	 * Tells which candidates there are for a request and what is decided about them.
	 * Nothing is served, and nothing is counted. Like any search it keeps the embeddings
	 * that it makes of candidates, and forgets the questions whose answers have gone.
	 * @param request the request
	 * @param questions what is asked of the cache for the answer to another request
	 * @param nearest a question of the same context to be among the candidates in any
	 * case, or {@code null}
	 * @return the candidates
	 */
	public List<Verdict> explain(SemanticRequest request, Function<CacheKey, ? extends CacheRequest<?>> questions,
			@Nullable KeptQuestion nearest) {
		return explainTyped(request, questions, nearest);
	}

	// Nobody is given the answers, so that their type does not matter.
	@SuppressWarnings("unchecked")
	private List<Verdict> explainTyped(SemanticRequest request, Function<CacheKey, ? extends CacheRequest<?>> questions,
			@Nullable KeptQuestion nearest) {
		Function<CacheKey, CacheRequest<Object>> typed = (key) -> (CacheRequest<Object>) questions.apply(key);
		SemanticCache silent = new SemanticCache(this.cache, this.embedder, this.analyzer, this.matcher, this.index,
				SemanticListener.NONE, this.patience);
		List<Verdict> found = (request.match() == MatchMode.STRICT)
				? new StrictAnswers<>(silent, request, typed).verdicts()
				: new NearestAnswers<>(silent, request, typed, this.index).verdicts();
		if (nearest == null || found.stream().anyMatch((verdict) -> verdict.answer().equals(nearest.answer()))) {
			return found;
		}
		List<Verdict> all = new ArrayList<>(found);
		all.add(compare(new CandidateCheck<>(silent, request, typed), request, nearest));
		return all;
	}

	/** Where no search has found it, it is not served, whatever there is to be said. */
	private static Verdict compare(CandidateCheck<?> check, SemanticRequest request, KeptQuestion kept) {
		check.beThorough();
		check.check(null, new Candidate(kept.answer(), kept.text(), null, null));
		Verdict verdict = check.verdict();
		return (verdict != null && verdict.refusedBy() != null) ? verdict : new Verdict(request.text(), kept.text(),
				kept.answer(), (verdict != null) ? verdict.similarity() : null, Verdict.INDEX);
	}

	/** For one call. */
	Patience newPatience() {
		return new Patience(this.patience);
	}

	Question analyze(String text) {
		return (text.length() <= QuestionAnalyzer.MAX_LENGTH) ? this.analyzed.get(text, this.analyzer::analyze)
				: this.analyzer.analyze(text);
	}

	@Nullable Embedding embed(String text, Patience patience, Consumer<Embedding> late) {
		return this.embedder.embed(text, patience, late);
	}

	/**
	 * What came too late for the call that it was made for is charged to the next one.
	 */
	void owe(Charge charge) {
		this.owed.add(charge);
	}

	<A> @Nullable A peek(CacheRequest<A> request) {
		return this.cache.peek(request);
	}

	/** Keeps the embedding of a candidate, unless another one stands there by now. */
	void remember(CacheKey note, Candidate candidate, Embedding embedding) {
		this.notes.change(note, (content) -> {
			Candidate now = this.format.read(content);
			boolean same = now != null && now.answer().equals(candidate.answer())
					&& now.text().equals(candidate.text());
			return (now != null && same) ? this.format.write(now.with(embedding)) : content;
		});
	}

	Notes notes() {
		return this.notes;
	}

	CandidateFormat format() {
		return this.format;
	}

	Matcher matcher() {
		return this.matcher;
	}

	SemanticListener listener() {
		return this.listener;
	}

}
