package io.ecoai.impact;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads a table when it is first needed, once. Not {@code synchronized}, since reading a
 * file there would hold on to the carrier of a virtual thread.
 *
 * @param <T> the type of table
 */
final class Lazy<T extends Object> implements Supplier<T> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Supplier<T> reader;

	private volatile @Nullable T table;

	Lazy(Supplier<T> reader) {
		this.reader = reader;
	}

	@Override
	public T get() {
		T table = this.table;
		if (table != null) {
			return table;
		}
		this.lock.lock();
		try {
			table = this.table;
			if (table == null) {
				table = this.reader.get();
				this.table = table;
			}
			return table;
		}
		finally {
			this.lock.unlock();
		}
	}

}
