package io.ecoai.autoconfigure;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.cache.ResponseCache;
import io.ecoai.chat.SemanticMatching;
import io.ecoai.semantic.LanguageDetector;
import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.audit.AuditListener;
import io.ecoai.semantic.audit.SemanticAudit;
import io.ecoai.semantic.audit.StepDown;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.guard.MatchGuards;
import io.ecoai.semantic.index.EmbeddedIndex;
import io.ecoai.semantic.index.QuestionIndex;
import io.ecoai.semantic.index.SemanticCache;
import io.ecoai.semantic.index.SemanticListener;
import io.ecoai.semantic.language.OpenNlpLanguageDetector;
import io.ecoai.settings.LiveSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Puts together what answers questions that ask the same, of the beans of the application
 * and of what configuration says.
 */
class SemanticAssembly {

	private static final Log logger = LogFactory.getLog(SemanticAssembly.class);

	private static final String VECTOR_STORE_CLASS = "org.springframework.ai.vectorstore.VectorStore";

	private static final String OPEN_NLP_CLASS = "opennlp.tools.langdetect.LanguageDetectorME";

	private final EcoAiProperties properties;

	private final LiveSettings settings;

	private final ConfigurableListableBeanFactory beanFactory;

	private final EmbedderBeans embedders;

	private final JudgeBean judge;

	private final ObjectProvider<ResponseCache> cache;

	private final ObjectProvider<MatchGuard> guards;

	private final ObjectProvider<LanguageDetector> detector;

	private final ObjectProvider<SemanticListener> listeners;

	private final ObjectProvider<AuditListener> auditListeners;

	SemanticAssembly(EcoAiProperties properties, LiveSettings settings, ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<ResponseCache> cache, ObjectProvider<MatchGuard> guards,
			ObjectProvider<LanguageDetector> detector, ObjectProvider<SemanticListener> listeners,
			ObjectProvider<AuditListener> auditListeners) {
		this.properties = properties;
		this.settings = settings;
		this.beanFactory = beanFactory;
		this.embedders = new EmbedderBeans(beanFactory, properties.semantic().embeddingModel());
		this.judge = new JudgeBean(beanFactory, properties.semantic().judgeModel());
		this.cache = cache;
		this.guards = guards;
		this.detector = detector;
		this.listeners = listeners;
		this.auditListeners = auditListeners;
	}

	/**
	 * Says whether there are texts and somebody who embeds them, without which nothing
	 * can be put together, and creates nobody's bean for that.
	 * @throws InvalidConfigurationException if there are not
	 */
	void check() {
		checkPromptText();
		this.embedders.choose();
	}

	/**
	 * Puts it together.
	 * @param counts hears what comes of each search, before anybody else
	 * @throws InvalidConfigurationException if it cannot be
	 */
	Parts create(SemanticListener counts) {
		checkPromptText();
		BoundedEmbedder embedder = new BoundedEmbedder(this.embedders.find(), Clock.systemUTC());
		ResponseCache responses = this.cache.getObject();
		List<MatchGuard> all = new ArrayList<>(MatchGuards.english());
		all.addAll(this.guards.orderedStream().toList());
		QuestionIndex index = index(responses);
		LanguageDetector language = this.detector.getIfAvailable(this::openNlp);
		SemanticCache semantic = new SemanticCache(responses, embedder,
				(language != null) ? new QuestionAnalyzer(language) : new QuestionAnalyzer(), new Matcher(all), index,
				SemanticListener.of(Stream.concat(Stream.of(counts), this.listeners.orderedStream()).toList()));
		StepDown steps = new StepDown(this.settings);
		SemanticAudit audit = new SemanticAudit(this.properties.semantic().auditRate(),
				this.properties.semantic().maxWrongRate(), embedder, this.judge.find(), steps::makeStep,
				this.auditListeners.orderedStream().toList(), Clock.systemUTC());
		return new Parts(new SemanticMatching(semantic, audit, steps), embedder, index);
	}

	private void checkPromptText() {
		InvalidConfigurationException.check(!keepsNoText(), "ecoai.semantic.enabled", true,
				"ecoai.usage.prompt-text=none keeps no text of prompts, and questions cannot be compared without",
				"Use ecoai.usage.prompt-text=preview and, if need be, ecoai.encryption.key; or "
						+ "ecoai.semantic.enabled=false.");
	}

	/** Whether privacy wins over it, which is no reason not to start. */
	boolean keepsNoText() {
		return this.properties.usage().promptText() == EcoAiProperties.PromptTextKept.NONE;
	}

	private @Nullable LanguageDetector openNlp() {
		return ClassUtils.isPresent(OPEN_NLP_CLASS, this.beanFactory.getBeanClassLoader()) ? OpenNlp.load() : null;
	}

	private QuestionIndex index(ResponseCache responses) {
		if (this.properties.semantic().index() == EcoAiProperties.SemanticIndexKind.EMBEDDED) {
			return new EmbeddedIndex(responses);
		}
		InvalidConfigurationException.check(this.properties.encryption().key() == null, VectorStoreBean.PROPERTY,
				VectorStoreBean.VALUE,
				"with ecoai.encryption.key questions are kept encrypted, and a vector store keeps them as they are",
				"Use ecoai.semantic.index=embedded.");
		InvalidConfigurationException.check(
				ClassUtils.isPresent(VECTOR_STORE_CLASS, this.beanFactory.getBeanClassLoader()),
				VectorStoreBean.PROPERTY, VectorStoreBean.VALUE,
				"the classes of vector stores are not on the class path",
				"Add the dependency org.springframework.ai:spring-ai-vector-store and that of a store, or use "
						+ "ecoai.semantic.index=embedded.");
		return VectorStoreBean.find(this.beanFactory, responses);
	}

	/**
	 * What answers questions that ask the same, and what it is made of.
	 *
	 * @param matching what chat models need of it
	 * @param embedder makes the embeddings
	 * @param index finds the nearest questions
	 */
	record Parts(SemanticMatching matching, BoundedEmbedder embedder, QuestionIndex index) implements AutoCloseable {

		/** Why either is being left alone, or {@code null} if both are asked. */
		@Nullable String obstacle() {
			String obstacle = this.embedder.obstacle();
			return (obstacle != null) ? obstacle : this.index.obstacle();
		}

		@Override
		public void close() {
			this.matching.audit().close();
			this.index.close();
			this.embedder.close();
		}

	}

	/** Apart, since its library may be missing, or the model that it reads. */
	private static final class OpenNlp {

		static @Nullable LanguageDetector load() {
			try {
				return OpenNlpLanguageDetector.load();
			}
			catch (IOException ex) {
				logger.info("Languages are told by function words alone: " + ex.getMessage());
				return null;
			}
		}

	}

}
