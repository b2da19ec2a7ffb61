package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a shared stream has delivered, for those who have not had it yet. Used under the
 * lock of the stream.
 *
 * @param <E> the elements
 */
final class StreamBuffer<E> {

	/** What takes more memory is not kept for those who come later. */
	static final long MAX_SIZE_BYTES = 16 * 1024 * 1024;

	/** Without what has left at the front. */
	private List<E> elements = new ArrayList<>();

	/** How many elements have left at the front. */
	private int dropped;

	private long sizeBytes;

	void add(E element, long bytes) {
		this.elements.add(element);
		this.sizeBytes += bytes;
	}

	/** Whether all of it ever took more memory than is kept. */
	boolean isTooLarge() {
		return this.sizeBytes > MAX_SIZE_BYTES;
	}

	/**
	 * An element, counted from the first of all, or {@code null} if it is not there yet.
	 */
	@Nullable E get(int index) {
		return (index < this.dropped + this.elements.size()) ? this.elements.get(index - this.dropped) : null;
	}

	/** All elements. Nothing must have left at the front. */
	List<E> all() {
		return List.copyOf(this.elements);
	}

	/**
	 * Lets elements leave at the front that nobody asks for any more.
	 * @param seenByAll how many, counted from the first of all
	 */
	void drop(int seenByAll) {
		// Half of them at once, so that not every element moves all others.
		if (seenByAll - this.dropped > this.elements.size() / 2) {
			this.elements = new ArrayList<>(this.elements.subList(seenByAll - this.dropped, this.elements.size()));
			this.dropped = seenByAll;
		}
	}

}
