package io.ecoai;

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
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;

/**
 * What the cache has saved, what it holds and how it behaves. Thread-safe.
 * <p>
 * Periods are half-open: {@code from} belongs to them, {@code to} does not. Methods that
 * read the usage log see every call that has ended before, and throw
 * {@link org.springframework.dao.DataAccessException} if the log cannot be read. With
 * {@code ecoai.usage.enabled=false} they are empty and say so.
 */
public interface EcoAi {

	/**
	 * Totals of all calls that the log knows of, those before the last restart too.
	 * @return the totals
	 */
	default UsageSummary summary() {
		return summary(null, null);
	}

	/**
	 * Totals of a period.
	 * @param from the first moment, or {@code null} for the beginning
	 * @param to the moment after the last, or {@code null} for no end
	 * @return the totals
	 */
	UsageSummary summary(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Totals of a period with breakdowns.
	 * @param from the first moment, or {@code null} for the beginning
	 * @param to the moment after the last, or {@code null} for no end
	 * @return the report
	 */
	UsageReport report(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Calls, newest first.
	 * @param query which ones
	 * @return one record for each call
	 */
	List<UsageRecord> history(UsageQuery query);

	/**
	 * Totals by day and model, newest day first.
	 * @param from the first moment, or {@code null} for the beginning
	 * @param to the moment after the last, or {@code null} for no end
	 * @return a row for each day and model
	 */
	List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to);

	/**
	 * How long callers waited for hits and for misses, newest day first.
	 * @param from the first moment, or {@code null} for the beginning; its whole day
	 * counts
	 * @param to the moment after the last, or {@code null} for no end; its whole day
	 * counts
	 * @return a row for each day
	 */
	List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to);

	/**
	 * Prompts with what their calls add up to, and whether their answers are kept.
	 * @param query which ones
	 * @return the prompts
	 * @throws IllegalArgumentException if texts are searched and none is kept
	 * ({@code ecoai.usage.prompt-text=none})
	 */
	PromptPage<CachedPrompt> prompts(PromptQuery query);

	/**
	 * Removes the kept answers to all prompts that a query matches, whatever its limit
	 * and offset.
	 * @param query which ones
	 * @return how many have left
	 * @throws IllegalArgumentException if texts are searched and none is kept
	 * ({@code ecoai.usage.prompt-text=none}); nothing has left
	 * @throws io.ecoai.cache.PeersNotToldException if an answer has left and other
	 * instances that use the store could not be told; they may go on to serve it from
	 * memory, and other answers may still be there
	 * @throws RuntimeException if the store fails; some answers may still be there
	 */
	long flush(PromptQuery query);

	/**
	 * Removes all kept answers.
	 * @return how many have left
	 * @throws io.ecoai.cache.PeersNotToldException if all of them have left and other
	 * instances that use the store could not be told; they may go on to serve them from
	 * memory
	 * @throws RuntimeException if the store fails; some answers may still be there
	 */
	default long flush() {
		return flush(FlushFilter.all());
	}

	/**
	 * Removes the kept answers that a filter matches.
	 * @param filter which ones
	 * @return how many have left
	 * @throws io.ecoai.cache.PromptsNotSearchableException if the filter asks for prompts
	 * of a certain form, and their text is not kept, or is encrypted; nothing has left
	 * @throws io.ecoai.cache.PeersNotToldException if all of them have left and other
	 * instances that use the store could not be told; they may go on to serve them from
	 * memory
	 * @throws RuntimeException if the store fails; some answers may still be there
	 */
	long flush(FlushFilter filter);

	/**
	 * How full the cache is.
	 * @return the statistics of this moment
	 */
	CacheStatistics cache();

	/**
	 * How questions that ask the same in other words are being answered.
	 * @return the status of this moment
	 */
	default SemanticStatus semantic() {
		return SemanticStatus.DISABLED;
	}

	/**
	 * The settings in force.
	 * @return the settings
	 */
	EcoAiSettings settings();

	/**
	 * The settings that cannot be changed here.
	 * @return where each of them is pinned, in words
	 */
	Map<Setting, String> pinnedSettings();

	/**
	 * Changes settings for all calls that begin from now on, and saves them.
	 * @param change makes the new settings of the current ones
	 * @return the new settings
	 * @throws io.ecoai.settings.PinnedSettingException if configuration or code says what
	 * a changed setting is; nothing changes
	 * @throws io.ecoai.settings.SettingsNotSavedException if the file cannot be written;
	 * the change is in force until the application ends
	 */
	EcoAiSettings updateSettings(UnaryOperator<EcoAiSettings> change);

	/**
	 * How savings are estimated.
	 * @return the method and the figures that it rests on
	 */
	ImpactMethod method();

	/**
	 * The prices that savings are estimated with.
	 * @return the price table, configured prices first
	 */
	List<ListPrice> prices();

	/**
	 * Wraps a chat model that is no bean. Models of one class and endpoint share their
	 * answers.
	 * @param chatModel the model
	 * @return the model, answered from the cache; the model itself if it is wrapped
	 * already
	 */
	ChatModel wrap(ChatModel chatModel);

	/**
	 * Wraps an image model that is no bean. Models of one class and endpoint share their
	 * answers.
	 * @param imageModel the model
	 * @return the model, answered from the cache; the model itself if it is wrapped
	 * already
	 */
	ImageModel wrap(ImageModel imageModel);

	/**
	 * Tells what the key of a request is made of, what would become of a call, and how
	 * the key differs from the nearest answer that is kept. What the caller asks of the
	 * cache counts if the prompt carries it. Asks no provider, and is counted nowhere.
	 * @param chatModel the model that would be called, wrapped or not
	 * @param prompt the request
	 * @return the explanation
	 * @throws IllegalArgumentException if the request has no key; the message says why
	 */
	KeyExplanation explain(ChatModel chatModel, Prompt prompt);

	/**
	 * Tells the same of a request that consists of texts and of the default options of a
	 * model bean, tools included if these name some.
	 * @param modelBeanName the name of the bean, or {@code null} for the one that is
	 * injected where nothing but a chat model is asked for
	 * @param systemText the text of the system message, or {@code null} for no such
	 * message
	 * @param userText the text of the user message
	 * @return the explanation
	 * @throws IllegalArgumentException if there is no such model, or if the request has
	 * no key; the message says why
	 */
	KeyExplanation explain(@Nullable String modelBeanName, @Nullable String systemText, String userText);

	/**
	 * Tells what the key of a kept answer is made of, whether it would be served to a
	 * caller who asks nothing special, and how it differs from the nearest other one.
	 * @param key the key, as {@link #prompts} tells it
	 * @return the explanation
	 * @throws IllegalArgumentException if no such answer is kept
	 */
	KeyExplanation explain(CacheKey key);

	/**
	 * The chat models that {@link #explain(String, String, String)} knows.
	 * @return the names of their beans
	 */
	List<String> chatModels();

	/**
	 * Creates the facade.
	 * @param chat makes decorators of chat models
	 * @param images makes decorators of image models
	 * @param cache keeps the answers
	 * @param settings the settings in force
	 * @param freshness how long answers stay valid under these
	 * @param publisher tells the log of calls
	 * @param log where calls are read
	 * @param estimator tells how savings are estimated
	 * @param models the chat models by their names
	 * @return the facade
	 */
	static EcoAi of(ChatCaching chat, ImageCaching images, ResponseCache cache, LiveSettings settings,
			FreshnessPolicy freshness, UsagePublisher publisher, UsageLog log, ImpactEstimator estimator,
			ChatModels models) {
		return of(chat, images, cache, settings, freshness, publisher, log, estimator, models,
				() -> SemanticStatus.DISABLED);
	}

	/**
	 * Creates the facade.
	 * @param chat makes decorators of chat models
	 * @param images makes decorators of image models
	 * @param cache keeps the answers
	 * @param settings the settings in force
	 * @param freshness how old an answer may be
	 * @param publisher tells the log of calls
	 * @param log where calls are read
	 * @param estimator tells how savings are estimated
	 * @param models the chat models by their names
	 * @param semantic tells how questions that ask the same are being answered
	 * @return the facade
	 */
	static EcoAi of(ChatCaching chat, ImageCaching images, ResponseCache cache, LiveSettings settings,
			FreshnessPolicy freshness, UsagePublisher publisher, UsageLog log, ImpactEstimator estimator,
			ChatModels models, Supplier<SemanticStatus> semantic) {
		return new DefaultEcoAi(chat, images, cache, settings, freshness, publisher, log, estimator, models, semantic);
	}

}
