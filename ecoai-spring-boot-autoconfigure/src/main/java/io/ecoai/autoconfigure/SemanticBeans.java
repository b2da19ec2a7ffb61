package io.ecoai.autoconfigure;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.ecoai.SemanticStatus;
import io.ecoai.cache.ResponseCache;
import io.ecoai.chat.SemanticMatching;
import io.ecoai.semantic.LanguageDetector;
import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.audit.AuditListener;
import io.ecoai.semantic.audit.AuditTotals;
import io.ecoai.semantic.audit.SemanticAudit;
import io.ecoai.semantic.audit.StepDown;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.guard.MatchGuards;
import io.ecoai.semantic.index.EmbeddedIndex;
import io.ecoai.semantic.index.QuestionIndex;
import io.ecoai.semantic.index.SemanticCache;
import io.ecoai.semantic.index.SemanticCounts;
import io.ecoai.semantic.index.SemanticListener;
import io.ecoai.semantic.language.OpenNlpLanguageDetector;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Makes what answers questions that ask the same, when the settings first want it: an
 * application that does not pays nothing for it. Where configuration wants it, it is made
 * when the application starts, which fails if that cannot be; where it is switched on
 * later, that is said and questions are answered exactly. Thread-safe.
 */
class SemanticBeans implements SmartInitializingSingleton, AutoCloseable {

	private static final Log logger = LogFactory.getLog(SemanticBeans.class);

	private static final String INDEX = "ecoai.semantic.index";

	private static final String VECTOR_STORE = "vector-store";

	private static final String VECTOR_STORE_CLASS = "org.springframework.ai.vectorstore.VectorStore";

	private static final String OPEN_NLP_CLASS = "opennlp.tools.langdetect.LanguageDetectorME";

	private final ReentrantLock lock = new ReentrantLock();

	private final EcoAiProperties properties;

	private final LiveSettings settings;

	private final ConfigurableListableBeanFactory beanFactory;

	private final EmbedderBeans embedders;

	private final ObjectProvider<ResponseCache> cache;

	private final ObjectProvider<MatchGuard> guards;

	private final ObjectProvider<LanguageDetector> detector;

	private final SemanticCounts counts = new SemanticCounts();

	private final ObjectProvider<SemanticListener> listeners;

	private final ObjectProvider<AuditListener> auditListeners;

	private final JudgeBean judge;

	private final AtomicBoolean begun = new AtomicBoolean();

	/** Whether it has been looked whether it could be made. */
	private final AtomicBoolean checked = new AtomicBoolean();

	private volatile @Nullable Made made;

	private volatile @Nullable String obstacle;

	SemanticBeans(EcoAiProperties properties, LiveSettings settings, ConfigurableListableBeanFactory beanFactory,
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

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.semantic().enabled() && keepsNoText()) {
			// Privacy wins, and is no reason not to start.
			if (this.begun.compareAndSet(false, true)) {
				tryToMake();
			}
		}
		else if (this.properties.semantic().enabled()) {
			make();
		}
		else if (this.settings.current().semanticEnabled()) {
			// The settings file says so, which may be older than the application.
			get();
		}
	}

	/**
	 * What answers questions that ask the same. If it has not been made yet, that begins
	 * on a thread of its own: models take their time to load, and no call waits for them.
	 * @return it, or {@code null} if it is not there or cannot be
	 */
	@Nullable SemanticMatching get() {
		Made present = this.made;
		if (present == null && this.begun.compareAndSet(false, true)) {
			Thread thread = new Thread(this::tryToMake, "ecoai-semantic");
			thread.setDaemon(true);
			thread.start();
		}
		return (present != null) ? present.matching() : null;
	}

	private void tryToMake() {
		try {
			make();
		}
		catch (InvalidConfigurationException ex) {
			this.obstacle = inWords(ex);
			logger.warn("Questions are only answered exactly, although semanticEnabled is true: %s. %s"
				.formatted(ex.getReason(), ex.getRemedy()));
		}
		// Whatever it is: nobody waits for it.
		catch (Throwable ex) {
			this.obstacle = ex.toString();
			logger.warn("Questions are only answered exactly, although semanticEnabled is true", ex);
		}
	}

	/** Whoever looks after it has been switched on finds it ready soon. */
	SemanticStatus status() {
		if (this.settings.current().semanticEnabled()) {
			get();
		}
		Made present = this.made;
		EcoAiSettings current = (present != null) ? present.matching().steps().within(this.settings.current())
				: this.settings.current();
		AuditTotals audit = (present != null) ? present.matching().audit().totals(current.semanticMatch()) : null;
		return new SemanticStatus(current.semanticEnabled(), current.semanticMatch().id(),
				current.effectiveSemanticThreshold(), current.semanticShadow(),
				(present != null) ? present.embedder().name() : null,
				(present != null) ? present.embedder().obstacle() : obstacle(), this.counts.served(),
				this.counts.shadow(), this.counts.refusals(), audit,
				(present != null) ? present.matching().steps().last() : null);
	}

	/** Why it was not made, or could not be if it were wanted. */
	private @Nullable String obstacle() {
		String told = this.obstacle;
		if (told != null || this.begun.get() || this.checked.get()) {
			return told;
		}
		try {
			checkPromptText();
			this.embedders.choose();
		}
		catch (InvalidConfigurationException ex) {
			this.obstacle = inWords(ex);
		}
		this.checked.set(true);
		return this.obstacle;
	}

	private static String inWords(InvalidConfigurationException ex) {
		return ex.getReason() + ". " + ex.getRemedy();
	}

	private void make() {
		this.lock.lock();
		try {
			if (this.made == null) {
				this.made = create();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private Made create() {
		checkPromptText();
		BoundedEmbedder embedder = new BoundedEmbedder(this.embedders.find(), Clock.systemUTC());
		ResponseCache responses = this.cache.getObject();
		List<MatchGuard> all = new ArrayList<>(MatchGuards.english());
		all.addAll(this.guards.orderedStream().toList());
		QuestionIndex index = index(responses);
		LanguageDetector language = this.detector.getIfAvailable(this::openNlp);
		SemanticCache semantic = new SemanticCache(responses, embedder,
				(language != null) ? new QuestionAnalyzer(language) : new QuestionAnalyzer(), new Matcher(all), index,
				SemanticListener.of(Stream.concat(Stream.of(this.counts), this.listeners.orderedStream()).toList()));
		StepDown steps = new StepDown(this.settings);
		SemanticAudit audit = new SemanticAudit(this.properties.semantic().auditRate(),
				this.properties.semantic().maxWrongRate(), embedder, this.judge.find(), steps,
				this.auditListeners.orderedStream().toList(), Clock.systemUTC());
		return new Made(new SemanticMatching(semantic, audit, steps), embedder, index);
	}

	private void checkPromptText() {
		InvalidConfigurationException.check(!keepsNoText(), "ecoai.semantic.enabled", true,
				"ecoai.usage.prompt-text=none keeps no text of prompts, and questions cannot be compared without",
				"Use ecoai.usage.prompt-text=preview and, if need be, ecoai.encryption.key; or "
						+ "ecoai.semantic.enabled=false.");
	}

	private boolean keepsNoText() {
		return this.properties.usage().promptText() == EcoAiProperties.PromptTextKept.NONE;
	}

	private @Nullable LanguageDetector openNlp() {
		return ClassUtils.isPresent(OPEN_NLP_CLASS, this.beanFactory.getBeanClassLoader()) ? OpenNlp.load() : null;
	}

	private QuestionIndex index(ResponseCache responses) {
		if (this.properties.semantic().index() == EcoAiProperties.SemanticIndexKind.EMBEDDED) {
			return new EmbeddedIndex(responses);
		}
		InvalidConfigurationException.check(this.properties.encryption().key() == null, INDEX, VECTOR_STORE,
				"with ecoai.encryption.key questions are kept encrypted, and a vector store keeps them as they are",
				"Use ecoai.semantic.index=embedded.");
		InvalidConfigurationException.check(
				ClassUtils.isPresent(VECTOR_STORE_CLASS, this.beanFactory.getBeanClassLoader()), INDEX, VECTOR_STORE,
				"the classes of vector stores are not on the class path",
				"Add the dependency org.springframework.ai:spring-ai-vector-store and that of a store, or use "
						+ "ecoai.semantic.index=embedded.");
		return VectorStoreBean.find(this.beanFactory, responses);
	}

	@Override
	public void close() {
		Made present = this.made;
		if (present != null) {
			present.matching().audit().close();
			present.index().close();
			present.embedder().close();
		}
	}

	private record Made(SemanticMatching matching, BoundedEmbedder embedder, QuestionIndex index) {

	}

	/** Apart, since its library may be missing, or the model that it reads. */
	private static final class OpenNlp {

		static @Nullable LanguageDetector load() {
			try {
				return OpenNlpLanguageDetector.load();
			}
			catch (IOException ex) {
				logger.debug("Languages are told by function words alone", ex);
				return null;
			}
		}

	}

}
