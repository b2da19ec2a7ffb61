package io.ecoai.semantic.audit;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.BoundedEmbedder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider what it would have answered, for a share of the answers that were
 * served for questions in other words. That happens on a thread of its own, one after the
 * other; what comes too fast is passed over. When it is all but certain that too many
 * answers are wrong, that is told once for each mode. Thread-safe.
 */
public final class SemanticAudit implements AutoCloseable {

	/** Fewer audits than this prove nothing. */
	public static final int LEAST_AUDITS = 30;

	private static final Log logger = LogFactory.getLog(SemanticAudit.class);

	private static final int MOST_WAITING = 100;

	private final ReentrantLock lock = new ReentrantLock();

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(MOST_WAITING), SemanticAudit::thread);

	private final Map<MatchMode, AuditTotals> totals = new EnumMap<>(MatchMode.class);

	private final double rate;

	private final double maxWrongRate;

	private final Agreement agreement;

	private final Predicate<AuditTotals> tooMany;

	private final List<QuietAuditListener> listeners;

	/**
	 * Creates an audit.
	 * @param rate which share of the served answers is audited, from 0 to 1
	 * @param maxWrongRate which share of wrong answers is accepted, from 0 to 1
	 * @param embedder compares answers
	 * @param judge judges answers, asked for with the first that needs it, or
	 * {@code null} if there is none
	 * @param tooMany told when too many answers of a mode are wrong; returns whether the
	 * match became stricter for that
	 * @param listeners hear of every audit
	 * @param clock tells when it was that something had a price
	 */
	public SemanticAudit(double rate, double maxWrongRate, BoundedEmbedder embedder,
			Supplier<@Nullable AnswerJudge> judge, Predicate<AuditTotals> tooMany, List<AuditListener> listeners,
			Clock clock) {
		this.rate = rate;
		this.maxWrongRate = maxWrongRate;
		this.agreement = new Agreement(embedder, judge, clock);
		this.tooMany = tooMany;
		this.listeners = listeners.stream().map(QuietAuditListener::new).toList();
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Whether an answer is to be audited that is just being served.
	 * @return {@code true} for the share that is configured
	 */
	public boolean isDue() {
		return this.rate > 0 && ThreadLocalRandom.current().nextDouble() < this.rate;
	}

	/**
	 * Audits an answer, later. Never throws, and does not wait.
	 * @param audited the answer
	 */
	public void audit(AuditCase audited) {
		try {
			this.executor.execute(() -> end(audited.match(), look(audited)));
		}
		catch (RejectedExecutionException ex) {
			// Others are due soon enough.
		}
	}

	/**
	 * What the audits of a mode have shown.
	 * @param match the mode
	 * @return the totals since the application started, or since the mode was given up
	 */
	public AuditTotals totals(MatchMode match) {
		this.lock.lock();
		try {
			return this.totals.getOrDefault(match, new AuditTotals(match, 0, 0, 0, 0));
		}
		finally {
			this.lock.unlock();
		}
	}

	private AuditResult look(AuditCase audited) {
		try {
			String asked = audited.ask();
			return (asked != null) ? this.agreement.of(audited, asked) : AuditResult.FAILED;
		}
		// Whatever it is: nobody waits for it.
		catch (Throwable ex) {
			logger.debug("An audit has failed", ex);
			return AuditResult.FAILED;
		}
	}

	private void end(MatchMode match, AuditResult result) {
		AuditTotals now;
		boolean over;
		this.lock.lock();
		try {
			now = totals(match).plus(result);
			over = now.audits() >= LEAST_AUDITS && now.interval().lower() > this.maxWrongRate;
			if (over) {
				// What a mode has shown counts anew once somebody has chosen it again.
				this.totals.remove(match);
			}
			else {
				this.totals.put(match, now);
			}
		}
		finally {
			this.lock.unlock();
		}
		// Before anybody listens to it, so that nothing wrong is served meanwhile.
		boolean steppedDown = over && this.tooMany.test(now);
		this.listeners.forEach((listener) -> listener.onAudit(result));
		if (steppedDown) {
			this.listeners.forEach(AuditListener::onStepDown);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "ecoai-semantic-audit");
		thread.setDaemon(true);
		return thread;
	}

}
