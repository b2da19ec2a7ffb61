package io.ecoai;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.ResponseCache;
import io.ecoai.chat.ChatCaching;
import io.ecoai.image.ImageCaching;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ImpactMethod;
import io.ecoai.impact.ListPrice;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.Setting;
import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.DailyUsage;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;

/**
 * The facade over the rooms behind it.
 */
final class DefaultEcoAi implements EcoAi {

	/** What is asked for is rather late by this much than incomplete. */
	private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(3);

	/** How many prompts are read at once to remove their answers. */
	private static final int FLUSH_PAGE = 1000;

	private final ChatCaching chat;

	private final ImageCaching images;

	private final ResponseCache cache;

	private final LiveSettings settings;

	private final FreshnessPolicy freshness;

	private final UsagePublisher publisher;

	private final UsageLog log;

	private final ImpactEstimator estimator;

	private final Supplier<SemanticStatus> semantic;

	private final ChatModels models;

	DefaultEcoAi(ChatCaching chat, ImageCaching images, ResponseCache cache, LiveSettings settings,
			FreshnessPolicy freshness, UsagePublisher publisher, UsageLog log, ImpactEstimator estimator,
			ChatModels models, Supplier<SemanticStatus> semantic) {
		this.semantic = semantic;
		this.chat = chat;
		this.images = images;
		this.cache = cache;
		this.settings = settings;
		this.freshness = freshness;
		this.publisher = publisher;
		this.log = log;
		this.estimator = estimator;
		this.models = models;
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return written().summary(from, to);
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		return written().report(from, to);
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		return written().history(query);
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		return written().daily(from, to);
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return written().latency(from, to);
	}

	@Override
	public PromptPage<CachedPrompt> prompts(PromptQuery query) {
		PromptPage<PromptUsage> page = written().prompts(query);
		EcoAiSettings current = this.settings.current();
		return page.map((prompt) -> new CachedPrompt(prompt,
				this.cache.inspection().entry(new CacheKey(prompt.key()), this.freshness.of(current, prompt.model()))));
	}

	@Override
	public long flush(PromptQuery query) {
		UsageRepository repository = written();
		long removed = 0;
		int offset = 0;
		List<PromptUsage> prompts;
		do {
			prompts = repository.prompts(query.page(FLUSH_PAGE, offset)).prompts();
			for (PromptUsage prompt : prompts) {
				removed += this.cache.flush(FlushFilter.key(new CacheKey(prompt.key())));
			}
			offset += FLUSH_PAGE;
		}
		while (prompts.size() == FLUSH_PAGE);
		return removed;
	}

	@Override
	public long flush(FlushFilter filter) {
		return this.cache.flush(filter);
	}

	@Override
	public CacheStatistics cache() {
		return this.cache.statistics();
	}

	@Override
	public SemanticStatus semantic() {
		return this.semantic.get();
	}

	@Override
	public EcoAiSettings settings() {
		return this.settings.current();
	}

	@Override
	public Map<Setting, String> pinnedSettings() {
		return this.settings.pins();
	}

	@Override
	public EcoAiSettings updateSettings(UnaryOperator<EcoAiSettings> change) {
		return this.settings.update(change);
	}

	@Override
	public ImpactMethod method() {
		return this.estimator.method();
	}

	@Override
	public List<ListPrice> prices() {
		return this.estimator.prices();
	}

	@Override
	public ChatModel wrap(ChatModel chatModel) {
		return (chatModel instanceof Decorated) ? chatModel
				: this.chat.decorateInstance(chatModel, chatModel, chatModel.getClass().getSimpleName());
	}

	@Override
	public ImageModel wrap(ImageModel imageModel) {
		return (imageModel instanceof Decorated) ? imageModel
				: this.images.decorateInstance(imageModel, imageModel, imageModel.getClass().getSimpleName());
	}

	@Override
	public KeyExplanation explain(ChatModel chatModel, Prompt prompt) {
		ChatModel model = StandIn.original(chatModel, ChatModel.class);
		return this.chat.explain(model, model.getClass().getSimpleName(), prompt);
	}

	@Override
	public KeyExplanation explain(@Nullable String modelBeanName, @Nullable String systemText, String userText) {
		ChatModels.Named named = this.models.find(modelBeanName);
		Message user = new UserMessage(userText);
		Prompt prompt = (systemText != null) ? new Prompt(List.of(new SystemMessage(systemText), user))
				: new Prompt(List.of(user));
		return this.chat.explain(StandIn.original(named.model(), ChatModel.class), named.name(), prompt);
	}

	@Override
	public KeyExplanation explain(CacheKey key) {
		EcoAiSettings current = this.settings.current();
		KeyExplanation explanation = this.cache.inspection().explain(key, (model) -> this.freshness.of(current, model));
		if (explanation == null) {
			throw new IllegalArgumentException("No answer with the key '%s' is kept".formatted(key.value()));
		}
		return current.usesCache() ? explanation : explanation.bypassed();
	}

	@Override
	public List<String> chatModels() {
		return this.models.names();
	}

	/** The repository, with every call in it that has ended. */
	private UsageRepository written() {
		long start = System.nanoTime();
		this.publisher.flush(FLUSH_TIMEOUT);
		this.log.flush(FLUSH_TIMEOUT.minusNanos(System.nanoTime() - start));
		return this.log.repository();
	}

}
