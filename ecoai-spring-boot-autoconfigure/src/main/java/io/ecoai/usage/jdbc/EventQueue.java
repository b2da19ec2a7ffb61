package io.ecoai.usage.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.usage.UsageEvent;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait to be written, bounded in number and by the length of their prompts.
 * Adding never waits; marks tell a reader how far the writer has come.
 */
final class EventQueue {

	/** Prompts may take as much room as if each call had a kilobyte of text. */
	private static final long CHARACTERS_PER_CALL = 1024;

	private final ConcurrentLinkedQueue<Object> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicLong characters = new AtomicLong();

	private final int capacity;

	EventQueue(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a call.
	 * @return how many wait now, or 0 if there was no room
	 */
	int offer(UsageEvent event) {
		int before = this.size.getAndIncrement();
		int length = excess(event);
		if (before >= this.capacity
				|| (length > 0 && this.characters.addAndGet(length) > this.capacity * CHARACTERS_PER_CALL)) {
			this.size.decrementAndGet();
			if (before < this.capacity) {
				this.characters.addAndGet(-length);
			}
			return 0;
		}
		this.queue.add(event);
		return before + 1;
	}

	/** Short prompts are bounded by the number of calls. */
	private static int excess(UsageEvent event) {
		String prompt = event.prompt();
		return (prompt != null && prompt.length() > CHARACTERS_PER_CALL) ? prompt.length() : 0;
	}

	/**
	 * Adds a mark, for which there is always room.
	 * @return completed when all calls before it are written, or will not be
	 */
	CompletableFuture<Boolean> mark() {
		Mark mark = new Mark(new CompletableFuture<>());
		this.queue.add(mark);
		return mark.reached();
	}

	/**
	 * Takes the oldest call or mark.
	 */
	@Nullable Object poll() {
		Object next = this.queue.poll();
		if (next instanceof UsageEvent event) {
			this.size.decrementAndGet();
			int length = excess(event);
			if (length > 0) {
				this.characters.addAndGet(-length);
			}
		}
		return next;
	}

	boolean isEmpty() {
		return this.queue.isEmpty();
	}

	int size() {
		return Math.min(this.size.get(), this.capacity);
	}

	/** Whether so many wait that the database alone will not do. */
	boolean isCrowded() {
		return this.size.get() > this.capacity * 3L / 4
				|| this.characters.get() > this.capacity * CHARACTERS_PER_CALL * 3 / 4;
	}

	record Mark(CompletableFuture<Boolean> reached) {

	}

}
