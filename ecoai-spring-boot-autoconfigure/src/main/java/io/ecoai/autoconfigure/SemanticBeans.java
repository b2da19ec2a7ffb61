package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import io.ecoai.SemanticStatus;
import io.ecoai.autoconfigure.SemanticAssembly.Parts;
import io.ecoai.chat.SemanticMatching;
import io.ecoai.semantic.audit.AuditTotals;
import io.ecoai.semantic.index.SemanticCounts;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes what answers questions that ask the same, when the settings first want it: an
 * application that does not pays nothing for it. Where configuration wants it, it is made
 * when the application starts, which fails if that cannot be; where it is switched on
 * later, that is said and questions are answered exactly. Thread-safe.
 */
class SemanticBeans implements SmartInitializingSingleton, AutoCloseable {

	private static final Log logger = LogFactory.getLog(SemanticBeans.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final EcoAiProperties properties;

	private final LiveSettings settings;

	private final SemanticAssembly assembly;

	private final SemanticCounts counts = new SemanticCounts();

	private final AtomicBoolean begun = new AtomicBoolean();

	/** Whether it has been looked whether it could be made. */
	private final AtomicBoolean checked = new AtomicBoolean();

	private volatile @Nullable Parts made;

	private volatile @Nullable String obstacle;

	SemanticBeans(EcoAiProperties properties, LiveSettings settings, SemanticAssembly assembly) {
		this.properties = properties;
		this.settings = settings;
		this.assembly = assembly;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.semantic().enabled() && this.assembly.keepsNoText()) {
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
		Parts present = this.made;
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
		Parts present = this.made;
		EcoAiSettings current = (present != null) ? present.matching().steps().within(this.settings.current())
				: this.settings.current();
		AuditTotals audit = (present != null) ? present.matching().audit().totals(current.semanticMatch()) : null;
		return new SemanticStatus(current.semanticEnabled(), current.semanticMatch().id(),
				current.effectiveSemanticThreshold(), current.semanticShadow(),
				(present != null) ? present.embedder().name() : null,
				(present != null) ? present.obstacle() : obstacle(), this.counts.served(), this.counts.shadow(),
				this.counts.refusals(), audit, (present != null) ? present.matching().steps().last() : null);
	}

	/** Why it was not made, or could not be if it were wanted. */
	private @Nullable String obstacle() {
		String told = this.obstacle;
		if (told != null || this.begun.get() || this.checked.get()) {
			return told;
		}
		try {
			this.assembly.check();
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
				this.made = this.assembly.create(this.counts);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		Parts present = this.made;
		if (present != null) {
			present.close();
		}
	}

}
