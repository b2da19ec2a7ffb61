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
 * stream, while any of them is on its way: each has a number, higher than all before. By
 * the time of day it cannot be told: clocks are set back, and an answer that was asked
 * for first may arrive last. Thread-safe.
 */
final class AnswerOrder {

	private final ReentrantLock lock = new ReentrantLock();

	/** The number of what was kept last under each key. */
	private final Map<CacheKey, Long> kept = new HashMap<>();

	private final Set<String> tags = new TreeSet<>();

	/** The numbers of the threads that are just asking. */
	private final Map<Thread, Long> asking = new HashMap<>();

	private long last;

	/** The number of the last answer that was to replace all earlier ones. */
	private long refreshed;

	/**
	 * The next one asks, or reads. A model that asks itself the same question does so
	 * under the number of that question, whose answer is the one to be kept.
	 */
	long nextNumber() {
		this.lock.lock();
		try {
			Long outer = this.asking.get(Thread.currentThread());
			return (outer != null) ? outer : ++this.last;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Asks, on this thread. */
	<R> R ask(long number, Supplier<R> call) {
		boolean outermost = enter(number);
		try {
			return call.get();
		}
		finally {
			if (outermost) {
				leave();
			}
		}
	}

	private boolean enter(long number) {
		this.lock.lock();
		try {
			return this.asking.putIfAbsent(Thread.currentThread(), number) == null;
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
	void keep(long number, CacheKey key, Consumer<Set<String>> keeping) {
		this.lock.lock();
		try {
			if (isNewest(number, key)) {
				keeping.accept(Set.copyOf(this.tags));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** As {@link #keep}, for what was only read: it is not worth waiting for. */
	void keepRead(long number, CacheKey key, Runnable keeping) {
		if (!this.lock.tryLock()) {
			return;
		}
		try {
			if (isNewest(number, key)) {
				keeping.run();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** To be asked while something is being kept. */
	boolean isNewest(long number, CacheKey key) {
		return number >= this.refreshed && number >= this.kept.getOrDefault(key, 0L);
	}

	/** To be told while something is being kept. */
	void kept(long number, CacheKey key, boolean refresh, Set<String> tags) {
		this.kept.put(key, number);
		this.tags.addAll(tags);
		if (refresh) {
			this.refreshed = number;
		}
	}

}
