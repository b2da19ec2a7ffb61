package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Removes answers, with what stands beside them, from the store and from memory, and
 * follows what others have removed. Thread-safe.
 */
final class Flushes {

	private final List<Consumer<FlushFilter>> forgetListeners = new CopyOnWriteArrayList<>();

	private final List<Consumer<FlushFilter>> flushListeners = new CopyOnWriteArrayList<>();

	private final FailOpenCacheStore store;

	private final NearCache near;

	private final FlushGate gate;

	private final Notes notes;

	private final Replacements replacements;

	private final AtomicLong missed;

	private final Consumer<FlushFilter> detach;

	/**
	 * Creates the flushes of a cache.
	 * @param gate keeps what is on its way from being kept
	 * @param notes leave with the answers that they stand beside
	 * @param replacements remember what others have replaced
	 * @param missed counts how often something may have been missed that others have told
	 * @param detach keeps those who come from then on from sharing what is on its way
	 */
	Flushes(FailOpenCacheStore store, NearCache near, FlushGate gate, Notes notes, Replacements replacements,
			AtomicLong missed, Consumer<FlushFilter> detach) {
		this.store = store;
		this.near = near;
		this.gate = gate;
		this.notes = notes;
		this.replacements = replacements;
		this.missed = missed;
		this.detach = detach;
	}

	void onForget(Consumer<FlushFilter> listener) {
		this.forgetListeners.add(listener);
	}

	void onFlush(Consumer<FlushFilter> listener) {
		this.flushListeners.add(listener);
	}

	/** Removes answers, and keeps none of them that was on its way meanwhile. */
	long flush(FlushFilter asked) {
		FlushFilter filter = known(asked);
		try {
			this.notes.flush(filter);
		}
		catch (Throwable ex) {
			// What can be read from memory leaves, whatever has become of the notes.
			forget(filter);
			throw ex;
		}
		return this.gate.flush(filter, () -> {
			try {
				return this.store.remove(filter);
			}
			finally {
				forget(filter);
				this.flushListeners.forEach((listener) -> listener.accept(filter));
			}
		});
	}

	/** Does the same with what is in memory whenever another process flushes. */
	void followOthers() {
		this.store.onFlushByOthers(this::flushed);
	}

	/** Takes note of a flush by somebody else who uses the same store. */
	void flushed(FlushFilter asked) {
		FlushFilter filter = known(asked);
		this.notes.flushed(filter);
		this.gate.flush(filter, () -> {
			forget(filter);
			return true;
		});
	}

	/**
	 * Takes note that another instance has put an answer in the place of an older one.
	 * What is on its way to the store has a permit, which knows which was asked for
	 * later. The question is the same and still has an answer, so that whoever keeps
	 * questions in memory need not forget it.
	 */
	void replaced(CacheKey key) {
		this.replacements.add(key);
		forgetAnswers(known(FlushFilter.key(key)));
	}

	/** Records show the key as it stands in the store. */
	private FlushFilter known(FlushFilter asked) {
		return asked.knowing(this.store::keysAtRest);
	}

	/**
	 * Takes note that flushes by others may have been missed. What is on its way to the
	 * store has a permit, which knows of them.
	 */
	void missed() {
		this.missed.incrementAndGet();
		forget(FlushFilter.all());
	}

	private void forget(FlushFilter filter) {
		forgetAnswers(filter);
		this.forgetListeners.forEach((listener) -> listener.accept(filter));
	}

	/** Whoever asks from now on must not be given what others wait for. */
	private void forgetAnswers(FlushFilter filter) {
		this.near.remove(filter);
		this.detach.accept(filter);
	}

}
