package io.ecoai.semantic.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.semantic.embed.Embedding;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one context, each in its slot, and what is needed to let them go. A
 * search compares with all of them: below some ten thousands that is faster than any
 * index would be kept up to date. Thread-safe.
 */
final class Vectors {

	private static final Comparator<Near> FARTHEST_FIRST = Comparator.comparingDouble(Near::similarity);

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	/** By slot, with {@code null} in those that are empty. */
	private final List<@Nullable Item> items = new ArrayList<>();

	private final Map<CacheKey, Integer> slots = new HashMap<>();

	/** To be changed with the lock. */
	private volatile long bytes;

	/** Puts a vector into a slot. */
	void put(int slot, Candidate candidate, EntryDescription description) {
		float[] vector = candidate.vector();
		String model = candidate.model();
		if (vector == null || model == null) {
			return;
		}
		Item item = new Item(candidate.answer(), model, unit(vector), withoutComponents(description));
		this.lock.writeLock().lock();
		try {
			while (this.items.size() <= slot) {
				this.items.add(null);
			}
			empty(slot);
			this.items.set(slot, item);
			this.slots.put(item.answer(), slot);
			this.bytes += item.sizeBytes();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	private void empty(int slot) {
		Item before = this.items.get(slot);
		if (before != null) {
			this.items.set(slot, null);
			this.slots.remove(before.answer(), slot);
			this.bytes -= before.sizeBytes();
		}
	}

	/** The slot in which an answer stands, or -1 if it stands in none. */
	int slotOf(CacheKey answer) {
		this.lock.readLock().lock();
		try {
			return this.slots.getOrDefault(answer, -1);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	void remove(int slot) {
		this.lock.writeLock().lock();
		try {
			empty(slot);
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** Removes the vectors of the answers that a flush removes. */
	void remove(FlushFilter filter) {
		this.lock.writeLock().lock();
		try {
			for (int slot = 0; slot < this.items.size(); slot++) {
				Item item = this.items.get(slot);
				if (item != null && filter.matches(item.answer(), item.description())) {
					empty(slot);
				}
			}
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** About how much memory they take. */
	long sizeBytes() {
		return this.bytes;
	}

	/**
	 * Lets the oldest go until the rest takes no more than so much. They are written one
	 * after the other and round in a circle, so that the oldest comes after the newest.
	 */
	void trim(int newest, long mostBytes) {
		if (this.bytes <= mostBytes) {
			return;
		}
		this.lock.writeLock().lock();
		try {
			int size = this.items.size();
			for (int i = 1; i < size && this.bytes > mostBytes; i++) {
				empty((newest + i) % size);
			}
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** The slots of the nearest vectors, the nearest first. */
	List<Near> nearest(Embedding embedding, double threshold, int most) {
		float[] asked = unit(embedding.vector());
		PriorityQueue<Near> nearest = new PriorityQueue<>(FARTHEST_FIRST);
		this.lock.readLock().lock();
		try {
			for (int slot = 0; slot < this.items.size(); slot++) {
				Item item = this.items.get(slot);
				if (item == null || item.vector().length != asked.length || !item.model().equals(embedding.model())) {
					continue;
				}
				double similarity = product(asked, item.vector());
				if (similarity >= threshold) {
					nearest.add(new Near(slot, similarity));
					if (nearest.size() > most) {
						nearest.remove();
					}
				}
			}
		}
		finally {
			this.lock.readLock().unlock();
		}
		return nearest.stream().sorted(FARTHEST_FIRST.reversed()).toList();
	}

	/** In four sums, which do not wait for each other. */
	private static double product(float[] one, float[] other) {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		int i = 0;
		for (; i + 3 < one.length; i += 4) {
			a += one[i] * other[i];
			b += one[i + 1] * other[i + 1];
			c += one[i + 2] * other[i + 2];
			d += one[i + 3] * other[i + 3];
		}
		for (; i < one.length; i++) {
			a += one[i] * other[i];
		}
		return a + b + c + d;
	}

	private static float[] unit(float[] vector) {
		double squares = 0;
		for (float value : vector) {
			squares += (double) value * value;
		}
		float length = (float) Math.sqrt(squares);
		float[] unit = new float[vector.length];
		for (int i = 0; i < vector.length; i++) {
			unit[i] = vector[i] / length;
		}
		return unit;
	}

	/** What a flush asks for, and no more. */
	private static EntryDescription withoutComponents(EntryDescription description) {
		return new EntryDescription(description.provider(), description.model(), description.namespace(),
				description.prompt(), List.of(), description.tags());
	}

	/**
	 * A vector that is near.
	 *
	 * @param slot where it stands
	 * @param similarity the cosine
	 */
	record Near(int slot, double similarity) {

	}

	/** A vector of length 1. */
	// Items are passed on and never compared.
	@SuppressWarnings("ArrayRecordComponent")
	private record Item(CacheKey answer, String model, float[] vector, EntryDescription description) {

		/** Its record, its key and their places in the collections. */
		private static final int BASE_BYTES = 256;

		int sizeBytes() {
			return BASE_BYTES + this.answer.value().length() + Float.BYTES * this.vector.length
					+ this.description.sizeBytes();
		}

	}

}
