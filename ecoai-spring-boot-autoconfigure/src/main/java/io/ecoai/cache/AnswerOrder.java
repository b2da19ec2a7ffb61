package io.ecoai.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The order in which the answers to one request were asked for, as a whole and as a
 * stream, while any of them is on its way. By the time of day it cannot be told: clocks
 * are set back, and an answer that was asked for first may arrive last. Thread-safe.
 */
final class AnswerOrder {

	private final ReentrantLock lock = new ReentrantLock();

	/** The turn of what was kept last under each key. */
	private final Map<CacheKey, Long> kept = new HashMap<>();

	private final Set<String> tags = new TreeSet<>();

	/** The turns of the threads that are just asking. */
	private final Map<Thread, Long> asking = new HashMap<>();

	private long turns;

	/** The turn of the last answer that was to replace all earlier ones. */
	private long refreshed;

	/**
	 * The next one asks, or reads. A model that asks itself the same question does so in
	 * the turn of that question, whose answer is the one to be kept.
	 */
	long nextTurn() {
		this.lock.lock();
		try {
			Long outer = this.asking.get(Thread.currentThread());
			return (outer != null) ? outer : ++this.turns;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Asks, on this thread. */
	<R> R ask(long turn, Supplier<R> call) {
		boolean outermost = enter(turn);
		try {
			return call.get();
		}
		finally {
			if (outermost) {
				leave();
			}
		}
	}

	private boolean enter(long turn) {
		this.lock.lock();
		try {
			return this.asking.putIfAbsent(Thread.currentThread(), turn) == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void leave() {
		this.lock.lock();
		try {
			this.asking.remove(Thread.currentThread());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Keeps an answer unless one is kept already that was asked for later.
	 * @param keeping is given the tags of those that have been kept meanwhile
	 */
	void keep(long turn, CacheKey key, Consumer<Set<String>> keeping) {
		this.lock.lock();
		try {
			if (isNewest(turn, key)) {
				keeping.accept(Set.copyOf(this.tags));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** As {@link #keep}, for what was only read: it is not worth waiting for. */
	void keepRead(long turn, CacheKey key, Runnable keeping) {
		if (!this.lock.tryLock()) {
			return;
		}
		try {
			if (isNewest(turn, key)) {
				keeping.run();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** To be asked while something is being kept. */
	boolean isNewest(long turn, CacheKey key) {
		return turn >= this.refreshed && turn >= this.kept.getOrDefault(key, 0L);
	}

	/** To be told while something is being kept. */
	void kept(long turn, CacheKey key, boolean refresh, Set<String> tags) {
		this.kept.put(key, turn);
		this.tags.addAll(tags);
		if (refresh) {
			this.refreshed = turn;
		}
	}

}
