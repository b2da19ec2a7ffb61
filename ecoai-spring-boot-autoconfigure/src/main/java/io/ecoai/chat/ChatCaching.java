package io.ecoai.chat;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.Alternative;
import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.UnresolvedNamespaceException;
import io.ecoai.call.CallPlan;
import io.ecoai.call.CalledModel;
import io.ecoai.call.NestedCalls;
import io.ecoai.control.ControlledPrompt;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.key.Text;
import io.ecoai.key.UnkeyableRequestException;
import io.ecoai.semantic.index.KeptQuestion;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.Mode;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.util.ClassUtils;

/**
 * Makes the decorators of an application's chat models, which share one cache and one
 * log. Thread-safe.
 */
public final class ChatCaching {

	private static final int SHOWN_CODE_POINTS = 200;

	/** By identity, as weak keys are: equal models may still talk to different places. */
	private final Cache<ChatModel, ChatModelContext> contexts = Caffeine.newBuilder().weakKeys().build();

	private final NestedCalls nested = new NestedCalls();

	private final BeanGetters getters = new BeanGetters();

	private final CanonicalValues values;

	private final ChatAnswerCodec codec;

	private final ResponseCache cache;

	private final LiveSettings settings;

	private final FreshnessPolicy freshness;

	private final AdmissionPolicy admission;

	private final Namespaces namespaces;

	private final Streaming streaming;

	private final ChunksCodec chunksCodec;

	private final UsagePublisher usage;

	private final Supplier<@Nullable SemanticMatching> semantic;

	/**
	 * Creates the factory. Questions are only answered exactly.
	 * @param cache keeps the answers
	 * @param settings the settings in force
	 * @param freshness how old an answer may be
	 * @param admission which answers are kept
	 * @param namespaces tell whose calls see each other's answers
	 * @param streaming what happens to streams
	 * @param usage hears of every call
	 */
	public ChatCaching(ResponseCache cache, LiveSettings settings, FreshnessPolicy freshness, AdmissionPolicy admission,
			Namespaces namespaces, Streaming streaming, UsagePublisher usage) {
		this(cache, settings, freshness, admission, namespaces, streaming, usage, () -> null);
	}

	/**
	 * Creates the factory.
	 * @param cache keeps the answers
	 * @param settings the settings in force
	 * @param freshness how old an answer may be
	 * @param admission which answers are kept
	 * @param namespaces tell whose calls see each other's answers
	 * @param streaming what happens to streams
	 * @param usage hears of every call
	 * @param semantic answers questions that ask the same, asked for when the settings
	 * want it; {@code null} if that cannot be
	 */
	public ChatCaching(ResponseCache cache, LiveSettings settings, FreshnessPolicy freshness, AdmissionPolicy admission,
			Namespaces namespaces, Streaming streaming, UsagePublisher usage,
			Supplier<@Nullable SemanticMatching> semantic) {
		ClassLoader classLoader = ClassUtils.getDefaultClassLoader();
		this.values = new CanonicalValues(SdkValues.present(classLoader));
		this.codec = new ChatAnswerCodec(new StoredTypes(SdkValues.present(classLoader), classLoader));
		this.cache = cache;
		this.settings = settings;
		this.freshness = freshness;
		this.admission = admission;
		this.namespaces = namespaces;
		this.streaming = streaming;
		this.chunksCodec = new ChunksCodec(this.codec);
		this.usage = usage;
		this.semantic = semantic;
	}

	/**
	 * Decorates a model.
	 * @param delegate the model to call
	 * @param original the model that {@code delegate} stands for, which tells whose
	 * answers these are; the same object where nothing stands in between
	 * @param name the name under which the application knows the model
	 * @return the decorator, or {@code delegate} itself if it is one
	 */
	public ChatModel decorate(ChatModel delegate, ChatModel original, String name) {
		if (delegate instanceof CachingChatModel) {
			return delegate;
		}
		ChatModelContext context = this.contexts.get(original, (model) -> context(ModelIdentity.of(model, name), name));
		return new CachingChatModel(delegate, context, this);
	}

	/**
	 * Decorates a model that is one of several of its name. Where nothing tells what such
	 * a model talks to, its answers are its own.
	 * @param delegate the model to call
	 * @param original the model that {@code delegate} stands for
	 * @param name what to call the model in the log
	 * @return the decorator, or {@code delegate} itself if it is one
	 */
	public ChatModel decorateInstance(ChatModel delegate, ChatModel original, String name) {
		ChatModelContext context = this.contexts.getIfPresent(original);
		return decorate(delegate, original,
				(context != null) ? context.model().name() : name + " " + UUID.randomUUID());
	}

	/**
	 * Tells what the key of a request is made of, what would become of a call, and how
	 * the key differs from the nearest answer that is kept.
	 * @param model the model that would be called, decorated or not
	 * @param name the name under which the application knows the model
	 * @param prompt the request
	 * @return the explanation
	 * @throws IllegalArgumentException if the request has no key
	 */
	public KeyExplanation explain(ChatModel model, String name, Prompt prompt) {
		ChatModelContext context = contextOf(model, name);
		CacheDirectives directives = (prompt instanceof ControlledPrompt controlled) ? controlled.directives()
				: CacheDirectives.NONE;
		Prompt original = (prompt instanceof ControlledPrompt controlled) ? controlled.original() : prompt;
		try {
			String namespace = this.namespaces.resolve(directives, Context.empty());
			ChatRequest request = request(context, model, original, namespace);
			EcoAiSettings current = this.settings.current();
			Freshness fresh = this.freshness.of(current, request.model());
			KeyExplanation explanation = withSimilar(
					this.cache.inspection().explain(question(request.key(), request, fresh, directives)), request,
					fresh, directives);
			return CallPlan.isBypass(current, directives) ? explanation.bypassed() : explanation;
		}
		catch (UnkeyableRequestException | UnresolvedNamespaceException ex) {
			throw new IllegalArgumentException("The request is not cached: " + ex.getMessage(), ex);
		}
	}

	private KeyExplanation withSimilar(KeyExplanation explanation, ChatRequest request, Freshness fresh,
			CacheDirectives directives) {
		EcoAiSettings current = this.settings.current();
		SemanticMatching semantic = (current.semanticEnabled() && request.isPlainQuestion()) ? semantic() : null;
		if (semantic == null) {
			return explanation;
		}
		EcoAiSettings within = semantic.steps().within(current);
		boolean serve = !within.semanticShadow() && current.mode() != Mode.REPLAY && !directives.exactOnly();
		return explanation.withSimilar(semantic.cache()
			.explain(new ChatQuestion(explanation.key(), request, within, null),
					(other) -> question(other, request, fresh, directives), sameButForQuestion(explanation))
			.stream()
			.map((verdict) -> new KeyExplanation.Similar(verdict.answer(),
					Text.beginning(verdict.candidate(), SHOWN_CODE_POINTS), verdict.similarity(), verdict.refusedBy()))
			.toList(), serve);
	}

	/**
	 * What is nearest by its key, if only the question differs and all of it is known.
	 */
	private static @Nullable KeptQuestion sameButForQuestion(KeyExplanation explanation) {
		KeyExplanation.Nearest nearest = explanation.nearest();
		return (nearest != null && nearest.differing().equals("user")
				&& nearest.prompt().codePointCount(0, nearest.prompt().length()) < SHOWN_CODE_POINTS)
						? new KeptQuestion(nearest.key().ofRequest(), nearest.prompt()) : null;
	}

	private ChatModelContext context(ModelIdentity identity, String name) {
		return new ChatModelContext(identity, new CalledModel(name, identity.providerId(), this.usage, this.nested),
				new ChatRequestWalk(this.getters, this.values, identity));
	}

	/** The one that its calls have, if there were any. */
	private ChatModelContext contextOf(ChatModel model, String name) {
		if (model instanceof CachingChatModel caching) {
			return caching.context();
		}
		ChatModelContext context = this.contexts.getIfPresent(model);
		return (context != null) ? context : context(ModelIdentity.of(model, name), name);
	}

	/**
	 * The request as the provider will see it: without options of its own, the model's
	 * apply. Fails if the application's own prompt, options or model cannot be read.
	 */
	static ChatRequest request(ChatModelContext context, ChatModel model, Prompt prompt, String namespace) {
		ChatOptions options = (prompt.getOptions() != null) ? prompt.getOptions() : model.getOptions();
		if (options == null) {
			// A mock, which knows no options.
			options = ChatOptions.builder().build();
		}
		return new ChatRequest(context.walk(), context.identity(), prompt, options, namespace);
	}

	/** What is asked of the cache for one answer. */
	CacheRequest<ChatAnswer> question(CacheKey key, ChatRequest request, Freshness freshness,
			CacheDirectives directives) {
		return new CacheRequest<>(key, freshness, directives, this.codec,
				request.mayBeServedByStream() ? () -> recording(key) : null, request::description);
	}

	private Alternative<List<ChatAnswer>, ChatAnswer> recording(CacheKey key) {
		return new Alternative<>(key.ofStream(), this.chunksCodec, ChunkMerge::merge);
	}

	/** Stands for a request of which nothing is known. It must not be cached. */
	static ChatRequest unreadable(ChatModelContext context, String namespace) {
		return new ChatRequest(context.walk(), context.identity(), new Prompt(List.of()), ChatOptions.builder().build(),
				namespace);
	}

	@Nullable SemanticMatching semantic() {
		return this.semantic.get();
	}

	ResponseCache cache() {
		return this.cache;
	}

	LiveSettings settings() {
		return this.settings;
	}

	FreshnessPolicy freshness() {
		return this.freshness;
	}

	AdmissionPolicy admission() {
		return this.admission;
	}

	Namespaces namespaces() {
		return this.namespaces;
	}

	Streaming streaming() {
		return this.streaming;
	}

	ChunksCodec chunksCodec() {
		return this.chunksCodec;
	}

	ChatAnswerCodec codec() {
		return this.codec;
	}

}
