package io.ecoai.chat;

import java.util.List;
import java.util.function.Function;

import io.ecoai.cache.Alternative;
import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.SimilarAnswers;
import io.ecoai.call.CacheMissException;
import io.ecoai.call.Call;
import io.ecoai.call.CallPlan;
import io.ecoai.call.CalledModel;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * One request to a decorated chat model, with all that decides where its answer comes
 * from. Used by one caller.
 */
final class ChatTask {

	private static final Log logger = LogFactory.getLog(ChatTask.class);

	private final ChatModel delegate;

	private final Prompt prompt;

	private final ChatRequest request;

	private final EcoAiSettings settings;

	private final CallPlan plan;

	private final CalledModel model;

	private final ChatCaching caching;

	/**
	 * Begins the call; end {@link #call()} in any case.
	 * @param obstacle why nothing may be read or kept for this request, or {@code null}
	 */
	ChatTask(ChatModel delegate, Prompt prompt, ChatRequest request, EcoAiSettings settings, CacheDirectives directives,
			@Nullable String obstacle, CalledModel model, ChatCaching caching) {
		this.delegate = delegate;
		this.prompt = prompt;
		this.request = request;
		this.settings = settings;
		this.model = model;
		this.caching = caching;
		this.plan = CallPlan.begin(model, request, settings, directives, obstacle);
	}

	Call call() {
		return this.plan.call();
	}

	/** Whether the answer has to come from the cache. */
	boolean isCacheOnly() {
		return this.plan.isCacheOnly();
	}

	/**
	 * The key, or {@code null} if the cache takes no part in this request.
	 * @throws CacheMissException if the answer has to come from there
	 */
	@Nullable CacheKey key() {
		return this.plan.key();
	}

	/** What is asked of the cache for one answer. */
	CacheRequest<ChatAnswer> question(CacheKey key) {
		return exactQuestion(key).withSimilar(similar(key, this::exactQuestion));
	}

	private CacheRequest<ChatAnswer> exactQuestion(CacheKey key) {
		return this.caching.question(key, this.request, freshness(), this.plan.directives());
	}

	/** What is asked of the cache for a stream. */
	CacheRequest<List<ChatAnswer>> streamQuestion(CacheKey key) {
		return exactStreamQuestion(key).withSimilar(similar(key, this::exactStreamQuestion));
	}

	/**
	 * Answers to other questions that ask the same, unless they are not wanted. A
	 * recording is replayed exactly, and no embedder is asked for it.
	 */
	private <A> @Nullable SimilarAnswers<A> similar(CacheKey key, Function<CacheKey, CacheRequest<A>> questions) {
		if (!this.settings.semanticEnabled() || this.settings.mode() == Mode.REPLAY
				|| this.plan.directives().exactOnly() || call().isNested()) {
			// One of several models in a row looks, and that is the outermost.
			return null;
		}
		try {
			SemanticMatching semantic = this.request.isPlainQuestion() ? this.caching.semantic() : null;
			if (semantic == null) {
				return null;
			}
			ChatQuestion question = new ChatQuestion(key, this.request, semantic.steps().within(this.settings), call());
			return semantic.cache().answers(question, questions);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("Answers to similar questions cannot be looked for", ex);
			return null;
		}
	}

	/**
	 * Whether the provider is to be asked too, now that an answer to another question is
	 * being served.
	 */
	boolean isAuditDue() {
		SemanticMatching semantic = this.caching.semantic();
		return semantic != null && semantic.audit().isDue();
	}

	/** Asks the provider too, later. Never throws: the caller has an answer. */
	void audit(String served, ModelIdentity identity) {
		try {
			SemanticMatching semantic = this.caching.semantic();
			if (semantic != null) {
				semantic.audit()
					.audit(new AuditedAnswer(this.delegate, this.prompt, this.request, identity, this.model,
							semantic.steps().within(this.settings).semanticMatch(), served));
			}
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("An answer cannot be audited", ex);
		}
	}

	private CacheRequest<List<ChatAnswer>> exactStreamQuestion(CacheKey key) {
		return new CacheRequest<>(key.ofStream(), freshness(), this.plan.directives(), this.caching.chunksCodec(),
				() -> new Alternative<>(key, this.caching.codec(), ChatTask::asOneChunk),
				this.request::streamDescription);
	}

	/**
	 * Whoever reads a stream looks at the first generation of each chunk, so that the
	 * others would be lost: the text and the tool calls after a thought, for instance.
	 */
	private static @Nullable List<ChatAnswer> asOneChunk(ChatAnswer answer) {
		return (answer.generations().size() <= 1) ? List.of(answer) : null;
	}

	ChatModelOrigin origin() {
		return new ChatModelOrigin(this.delegate, this.prompt, this.plan.directives(), call(), this.model,
				this.request.provider(), this.caching.admission());
	}

	/** Why there is no answer. */
	CacheMissException miss(CacheKey key) {
		return this.plan.miss(this.caching.cache().inspection().explain(exactQuestion(key)));
	}

	/** Why there is no stream. A kept call would have served too, so it may be nearer. */
	CacheMissException streamMiss(CacheKey key) {
		KeyExplanation call = this.caching.cache().inspection().explain(exactQuestion(key));
		KeyExplanation stream = this.caching.cache().inspection().explain(exactStreamQuestion(key));
		return this.plan.miss((distance(call) < distance(stream)) ? call : stream);
	}

	private static int distance(KeyExplanation explanation) {
		KeyExplanation.Nearest nearest = explanation.nearest();
		return (nearest != null) ? nearest.differences().size() : Integer.MAX_VALUE;
	}

	void onHit(@Nullable Double similarity) {
		if (similarity != null) {
			call().setSimilarity(similarity);
		}
		this.plan.onHit();
	}

	void onMiss() {
		this.plan.onMiss();
	}

	private Freshness freshness() {
		return this.plan.freshness(this.caching.freshness());
	}

}
