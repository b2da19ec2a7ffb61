package io.ecoai;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryStatus;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.KeyDifference;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.KeyExplanation.Nearest;
import io.ecoai.cache.KeyExplanation.Verdict;
import io.ecoai.impact.ImpactMethod;
import io.ecoai.impact.ListPrice;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.LiveSettings.PinnedValue;
import io.ecoai.settings.Setting;
import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.DailyUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;

/**
 * The facade over lists in memory, with the real settings behind it.
 */
public class InMemoryEcoAi implements EcoAi {

	private final List<UsageRecord> records = new CopyOnWriteArrayList<>();

	private final Map<CacheKey, EntryDescription> answers = new TreeMap<>(Comparator.comparing(CacheKey::value));

	private final AtomicInteger queries = new AtomicInteger();

	private final LiveSettings settings;

	private volatile boolean usageEnabled = true;

	private volatile @Nullable RuntimeException failure;

	public InMemoryEcoAi(Path settingsFile, Map<Setting, PinnedValue> pinned) {
		this.settings = new LiveSettings(settingsFile, pinned);
	}

	public InMemoryEcoAi log(UsageRecord... calls) {
		this.records.addAll(List.of(calls));
		return this;
	}

	public InMemoryEcoAi keep(String key, String model, String prompt, String... tags) {
		this.answers.put(new CacheKey(key),
				new EntryDescription("openai", model, "default", prompt, List.of(), Set.of(tags)));
		return this;
	}

	public void disableUsage() {
		this.usageEnabled = false;
	}

	public void failWith(@Nullable RuntimeException failure) {
		this.failure = failure;
	}

	public int queries() {
		return this.queries.get();
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return total(between(from, to));
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		List<UsageRecord> calls = between(from, to);
		return new UsageReport(total(calls), groups(calls, UsageRecord::model), groups(calls, UsageRecord::provider),
				groups(calls, (call) -> call.promptType().id()), groups(calls, UsageRecord::namespace),
				groups(calls, (call) -> (call.application() != null) ? call.application() : ""));
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		Predicate<UsageRecord> wanted = (call) -> (query.model() == null || query.model().equals(call.model()))
				&& (query.provider() == null || query.provider().equals(call.provider()))
				&& (query.outcome() == null || query.outcome() == call.outcome())
				&& (query.namespace() == null || query.namespace().equals(call.namespace()));
		return between(query.from(), query.to()).stream()
			.filter(wanted)
			.sorted(Comparator.comparing(UsageRecord::timestamp).reversed())
			.skip(query.offset())
			.limit(query.limit())
			.toList();
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		return between(from, to).stream()
			.collect(Collectors.groupingBy((call) -> List.of(LocalDate.ofInstant(call.timestamp(), ZoneOffset.UTC),
					call.provider(), call.model())))
			.values()
			.stream()
			.map((calls) -> new DailyUsage(LocalDate.ofInstant(calls.get(0).timestamp(), ZoneOffset.UTC),
					calls.get(0).provider(), calls.get(0).model(), total(calls)))
			.sorted(Comparator.comparing(DailyUsage::day).reversed())
			.toList();
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return List.of();
	}

	/** Those that were logged, each by itself. */
	@Override
	public PromptPage<CachedPrompt> prompts(PromptQuery query) {
		List<CachedPrompt> all = matching(query);
		return new PromptPage<>(all.size(), all.stream().skip(query.offset()).limit(query.limit()).toList());
	}

	private List<CachedPrompt> matching(PromptQuery query) {
		return between(null, null).stream()
			.filter((call) -> query.model() == null || query.model().equals(call.model()))
			.filter((call) -> query.search() == null || String.valueOf(call.prompt()).contains(query.search()))
			.map((call) -> new PromptUsage("key-" + call.id(), call.provider(), call.model(), call.namespace(),
					call.promptType(), call.prompt(), 1, call.cacheHit() ? 1 : 0, 0, 0, call.tokensSaved(),
					BigDecimal.ZERO, call.timestamp(), call.timestamp(), false))
			.map((usage) -> new CachedPrompt(usage, null))
			.toList();
	}

	@Override
	public long flush(PromptQuery query) {
		return matching(query).stream()
			.mapToLong((prompt) -> flush(FlushFilter.key(new CacheKey(prompt.usage().key()))))
			.sum();
	}

	@Override
	public long flush(FlushFilter filter) {
		int before = this.answers.size();
		this.answers.entrySet().removeIf((answer) -> filter.matches(answer.getKey(), answer.getValue()));
		return before - this.answers.size();
	}

	@Override
	public CacheStatistics cache() {
		this.queries.incrementAndGet();
		return new CacheStatistics("memory", this.answers.size(), 100L * this.answers.size());
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
		return new ImpactMethod("ecologits", "0.8", "WOR", 480.5, LocalDate.of(2026, 11, 1));
	}

	@Override
	public List<ListPrice> prices() {
		return List.of();
	}

	@Override
	public KeyExplanation explain(CacheKey key) {
		EntryDescription kept = this.answers.get(key);
		if (kept == null) {
			throw new IllegalArgumentException("No answer with the key '" + key.value() + "' is kept");
		}
		return new KeyExplanation(key, List.of(new KeyComponent("user", "digest", kept.prompt())), Verdict.EXPIRED,
				new EntryStatus(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), false, 100), null);
	}

	@Override
	public List<String> chatModels() {
		return List.of("chatModel");
	}

	@Override
	public ChatModel wrap(ChatModel chatModel) {
		return chatModel;
	}

	@Override
	public ImageModel wrap(ImageModel imageModel) {
		return imageModel;
	}

	@Override
	public KeyExplanation explain(ChatModel chatModel, Prompt prompt) {
		throw new UnsupportedOperationException("Keys are not kept here");
	}

	/** Knows one model, {@code chatModel}, and makes digests of lengths. */
	@Override
	public KeyExplanation explain(@Nullable String modelBeanName, @Nullable String systemText, String userText) {
		if (modelBeanName != null && !modelBeanName.equals("chatModel")) {
			throw new IllegalArgumentException("'" + modelBeanName + "' is no chat model");
		}
		List<KeyComponent> components = new ArrayList<>();
		if (systemText != null) {
			components.add(new KeyComponent("system", "s" + systemText.length(), systemText));
		}
		components.add(new KeyComponent("user", "u" + userText.length(), userText));
		Nearest nearest = this.answers.entrySet()
			.stream()
			.findFirst()
			.map((kept) -> new Nearest(kept.getKey(), Instant.EPOCH, kept.getValue().prompt(),
					List.of(new KeyDifference("user", userText, kept.getValue().prompt()))))
			.orElse(null);
		return new KeyExplanation(new CacheKey("1-abc"), components, Verdict.MISS, null, nearest);
	}

	private List<UsageRecord> between(@Nullable Instant from, @Nullable Instant to) {
		this.queries.incrementAndGet();
		RuntimeException current = this.failure;
		if (current != null) {
			throw current;
		}
		return this.records.stream()
			.filter((call) -> from == null || !call.timestamp().isBefore(from))
			.filter((call) -> to == null || call.timestamp().isBefore(to))
			.toList();
	}

	private List<Group> groups(List<UsageRecord> calls, Function<UsageRecord, String> name) {
		List<Group> groups = new ArrayList<>();
		calls.stream()
			.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()))
			.forEach((key, members) -> groups.add(new Group(key, total(members))));
		return groups;
	}

	private UsageSummary total(List<UsageRecord> calls) {
		if (!this.usageEnabled) {
			return UsageSummary.empty(false);
		}
		List<UsageRecord> hits = calls.stream().filter(UsageRecord::cacheHit).toList();
		long tokens = hits.stream().mapToLong(UsageRecord::tokensSaved).sum();
		BigDecimal saved = sum(hits, UsageRecord::costSavedUsd);
		double low = hits.stream().mapToDouble((call) -> zeroIfNull(call.co2SavedG())).sum();
		double high = hits.stream().mapToDouble((call) -> zeroIfNull(call.co2SavedGHigh())).sum();
		long unpriced = hits.stream().filter((call) -> call.costSavedUsd() == null).count();
		long stale = hits.stream().filter((call) -> call.outcome() == Outcome.STALE).count();
		double rate = calls.isEmpty() ? 0 : (double) hits.size() / calls.size();
		BigDecimal zero = BigDecimal.ZERO;
		return new UsageSummary(true, calls.size(), hits.size(), calls.size() - hits.size(), rate, tokens, 0, saved,
				zero, zero, saved, sum(calls, UsageRecord::costUsd), low, high, 0, stale, unpriced, 0, 0, 0, zero, 0,
				0);
	}

	private static BigDecimal sum(List<UsageRecord> calls, Function<UsageRecord, @Nullable BigDecimal> amount) {
		BigDecimal sum = BigDecimal.ZERO;
		for (UsageRecord call : calls) {
			BigDecimal value = amount.apply(call);
			sum = (value != null) ? sum.add(value) : sum;
		}
		return sum;
	}

	private static double zeroIfNull(@Nullable Double value) {
		return (value != null) ? value : 0;
	}

}
