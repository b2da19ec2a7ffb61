package io.ecoai.cache;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What has to be known of an answer from before it was read or asked for, to tell whether
 * it may be kept when it is there: the number that it has in its {@link AnswerOrder}, how
 * many flushes had ended, and how many answers others had replaced. Of the last two,
 * {@link FlushGate} and {@link Replacements} issue tickets of their own. Used by one
 * call, on one thread after the other.
 */
final class AnswerTicket {

	private final AnswerOrder order;

	private final long number;

	private final long flushes;

	private final long replacements;

	private volatile Set<String> tags = Set.of();

	/**
	 * Issues a ticket.
	 * @param flushes the ticket of the {@link FlushGate}
	 * @param replacements the ticket of the {@link Replacements}
	 */
	AnswerTicket(AnswerOrder order, long flushes, long replacements) {
		this.order = order;
		this.number = order.nextNumber();
		this.flushes = flushes;
		this.replacements = replacements;
	}

	long flushes() {
		return this.flushes;
	}

	long replacements() {
		return this.replacements;
	}

	/** Asks on this thread; what the call leads to is part of it. */
	<R> R ask(Supplier<R> call) {
		return this.order.ask(this.number, call);
	}

	/** The tags of an answer that the new one will take the place of. */
	void see(Set<String> tags) {
		this.tags = tags;
	}

	void keep(CacheKey key, Consumer<Set<String>> keeping) {
		this.order.keep(this.number, key, (others) -> {
			Set<String> all = new HashSet<>(others);
			all.addAll(this.tags);
			keeping.accept(all);
		});
	}

	void keepRead(CacheKey key, Runnable keeping) {
		this.order.keepRead(this.number, key, keeping);
	}

	boolean isNewest(CacheKey key) {
		return this.order.isNewest(this.number, key);
	}

	void kept(CacheKey key, boolean refresh, Set<String> tags) {
		this.order.kept(this.number, key, refresh, tags);
	}

}
