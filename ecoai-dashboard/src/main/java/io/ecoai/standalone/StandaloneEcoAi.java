package io.ecoai.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.ecoai.CachedPrompt;
import io.ecoai.EcoAi;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.ResponseCache;
import io.ecoai.encryption.Encryption;
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
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;

/**
 * What the files of another application tell. There are no models here, and nothing is
 * removed.
 */
final class StandaloneEcoAi implements EcoAi {

	private final FreshnessPolicy freshness = new FreshnessPolicy(Duration.ZERO, Map.of());

	private final ImpactEstimator estimator = ImpactEstimator.withTables(List.of(), List.of(), null);

	private final LogFile log;

	private final ResponseCache cache;

	private final LiveSettings settings;

	StandaloneEcoAi(LogFile log, ResponseCache cache, LiveSettings settings) {
		this.log = log;
		this.cache = cache;
		this.settings = settings;
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return this.log.repository().summary(from, to);
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		return this.log.repository().report(from, to);
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		return this.log.repository().history(query);
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		return this.log.repository().daily(from, to);
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return this.log.repository().latency(from, to);
	}

	@Override
	public PromptPage<CachedPrompt> prompts(PromptQuery query) {
		PromptPage<PromptUsage> page = this.log.repository().prompts(query);
		EcoAiSettings current = settings();
		return page.map((prompt) -> new CachedPrompt(prompt,
				this.cache.inspection().entry(new CacheKey(prompt.key()), this.freshness.of(current, prompt.model()))));
	}

	@Override
	public long flush(PromptQuery query) {
		throw notHere();
	}

	@Override
	public long flush(FlushFilter filter) {
		throw notHere();
	}

	@Override
	public CacheStatistics cache() {
		return this.cache.statistics();
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
		throw notHere();
	}

	@Override
	public ImageModel wrap(ImageModel imageModel) {
		throw notHere();
	}

	@Override
	public KeyExplanation explain(ChatModel chatModel, Prompt prompt) {
		throw notHere();
	}

	@Override
	public KeyExplanation explain(@Nullable String modelBeanName, @Nullable String systemText, String userText) {
		throw new IllegalArgumentException("Keys can only be made within the application");
	}

	@Override
	public KeyExplanation explain(CacheKey key) {
		if (Encryption.isDigest(key.value())) {
			throw new IllegalArgumentException("This answer is encrypted. What its key is made of is shown by the "
					+ "dashboard of the application, which has the encryption key (ecoai.encryption.key)");
		}
		EcoAiSettings current = settings();
		KeyExplanation explanation = this.cache.inspection().explain(key, (model) -> this.freshness.of(current, model));
		if (explanation == null) {
			throw new IllegalArgumentException("No answer with the key '%s' is kept".formatted(key.value()));
		}
		return current.usesCache() ? explanation : explanation.bypassed();
	}

	@Override
	public List<String> chatModels() {
		return List.of();
	}

	private static UnsupportedOperationException notHere() {
		return new UnsupportedOperationException("Only the files of another application are looked at here");
	}

}
