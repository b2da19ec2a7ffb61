package io.ecoai.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import io.ecoai.EcoAi;
import io.ecoai.autoconfigure.EcoAiProperties.Storage;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.NamespaceResolver;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.Peers;
import io.ecoai.cache.ResponseCache;
import io.ecoai.chat.AdmissionPolicy;
import io.ecoai.chat.ChatCaching;
import io.ecoai.image.ImageCaching;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.settings.EcoAiSettingsCustomizer;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.SettingsWatch;
import io.ecoai.settings.SharedSettings;
import io.ecoai.usage.UsageListener;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.wrap.ModelDecorator;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} that answers repeated calls of models from
 * a cache.
 */
@AutoConfiguration
@ConditionalOnClass(ChatModel.class)
@ConditionalOnProperty(name = "ecoai.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EcoAiProperties.class)
@Import({ ModelWrappingConfiguration.class, RedisStorageConfiguration.class, MemoryStorageConfiguration.class,
		SqliteStorageConfiguration.class, DataSourceUsageConfiguration.class, UsageConfiguration.class,
		InvalidationConfiguration.class, SemanticConfiguration.class, StartUpConfiguration.class })
public final class EcoAiAutoConfiguration {

	@Bean
	LocalFile ecoAiLocalFile(Environment environment) {
		return new LocalFile(new ConfiguredProperties(environment));
	}

	@Bean
	ModelDecorator ecoAiModelDecorator(BeanFactory beanFactory, ObjectProvider<ChatCaching> chat,
			ObjectProvider<ImageCaching> images) {
		return new CachingModelDecorator(beanFactory, chat, images);
	}

	@Bean
	LiveSettings ecoAiLiveSettings(EcoAiProperties properties, Environment environment,
			ObjectProvider<EcoAiSettingsCustomizer> customizers, ObjectProvider<SharedSettings> shared) {
		ConfiguredProperties configured = new ConfiguredProperties(environment);
		PinnedSettings pinned = new PinnedSettings(properties, configured);
		// What is shared needs no file, unless somebody wants one.
		boolean withFile = properties.storage() != Storage.REDIS || configured.contains("ecoai.settings-path");
		return new LiveSettings(withFile ? properties.settingsPath() : null,
				pinned.find(customizers.orderedStream().toList()), shared.getIfAvailable(() -> SharedSettings.NONE));
	}

	@Bean
	SettingsWatch ecoAiSettingsWatch(LiveSettings settings) {
		return new SettingsWatch(settings, Duration.ofSeconds(1));
	}

	@Bean
	FreshnessPolicy ecoAiFreshnessPolicy(EcoAiProperties properties, Environment environment) {
		return new FreshnessPolicy(properties.chat().staleIfError(),
				new TtlByModel(environment).parse(properties.ttlByModel()));
	}

	@Bean
	ImpactEstimator ecoAiImpactEstimator(EcoAiProperties properties) {
		return ImpactEstimator.withTables(properties.prices(), properties.energy(), properties.grid());
	}

	@Bean
	ResponseCache ecoAiResponseCache(CacheStore store, EcoAiProperties properties,
			ObjectProvider<CacheListener> listeners, ObjectProvider<Peers> peers) {
		CacheListener listener = CacheListener.of(listeners.orderedStream().toList());
		// Memory needs no memory in front of it.
		long nearCacheBytes = "memory".equals(store.storage()) ? 0 : properties.nearCache().maxSize().toBytes();
		CacheStore kept = PrivateStorage.of(store, properties, listener);
		return new ResponseCache(CacheStore.failOpen(kept, listener), nearCacheBytes, listener, Clock.systemUTC(),
				peers.getIfAvailable(() -> Peers.NONE));
	}

	@Bean
	UsagePublisher ecoAiUsagePublisher(ImpactEstimator estimator, UsageLog log,
			ObjectProvider<UsageListener> listeners) {
		return new UsagePublisher(estimator, listeners.orderedStream().toList());
	}

	@Bean
	Namespaces ecoAiNamespaces(EcoAiProperties properties, ObjectProvider<NamespaceResolver> resolver) {
		return new Namespaces(properties.namespace(), resolver.getIfAvailable());
	}

	@Bean
	ChatCaching ecoAiChatCaching(ResponseCache cache, LiveSettings settings, FreshnessPolicy freshness,
			EcoAiProperties properties, UsagePublisher publisher, ObjectProvider<AdmissionPolicy> admission,
			Namespaces namespaces, SemanticBeans semantic) {
		return new ChatCaching(cache, settings, freshness, admission.getIfAvailable(AdmissionPolicy::completeAnswers),
				namespaces, properties.chat().toStreaming(), publisher, semantic::get);
	}

	@Bean
	ImageCaching ecoAiImageCaching(ResponseCache cache, LiveSettings settings, FreshnessPolicy freshness,
			Namespaces namespaces, UsagePublisher publisher) {
		return new ImageCaching(cache, settings, freshness, namespaces, publisher);
	}

	@Bean
	EcoAi ecoAi(ChatCaching chat, ImageCaching images, ResponseCache cache, LiveSettings settings,
			FreshnessPolicy freshness, UsagePublisher publisher, UsageLog log, ImpactEstimator estimator,
			ListableBeanFactory beanFactory, SemanticBeans semantic) {
		return EcoAi.of(chat, images, cache, settings, freshness, publisher, log, estimator,
				new ChatModelBeans(beanFactory), semantic::status);
	}

}
