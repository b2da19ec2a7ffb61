package io.ecoai.usage.jdbc;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionStatus;

/**
 * Work in a transaction, which keeps a failure to itself until that has been rolled back.
 * If rolling back fails as well, Spring would log the first failure, and some drivers put
 * the values of a statement into its message.
 */
final class TransactionWork<T> implements Consumer<TransactionStatus> {

	private final Supplier<T> work;

	private @Nullable T result;

	private @Nullable RuntimeException failure;

	TransactionWork(Supplier<T> work) {
		this.work = work;
	}

	@Override
	public void accept(TransactionStatus status) {
		try {
			this.result = this.work.get();
		}
		catch (RuntimeException ex) {
			status.setRollbackOnly();
			this.failure = ex;
		}
	}

	void throwFailure() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	@SuppressWarnings("NullAway") // the work has returned it
	T result() {
		throwFailure();
		return this.result;
	}

}
