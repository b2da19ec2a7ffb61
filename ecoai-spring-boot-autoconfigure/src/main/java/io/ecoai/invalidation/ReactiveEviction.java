package io.ecoai.invalidation;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.ecoai.cache.FlushFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.ReactiveAdapter;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * Removes answers between the end of a publisher and the moment when its subscriber hears
 * of it, or after the commit of the reactive transaction around it.
 */
final class ReactiveEviction {

	private final Invalidation invalidation;

	private final String reason;

	private final Function<@Nullable Object, List<FlushFilter>> filters;

	/**
	 * Creates an eviction.
	 * @param filters the answers that are to leave, by what the publisher has given; a
	 * publisher of many values gives {@code null}
	 */
	ReactiveEviction(Invalidation invalidation, String reason, Function<@Nullable Object, List<FlushFilter>> filters) {
		this.invalidation = invalidation;
		this.reason = reason;
		this.filters = filters;
	}

	/** The same publisher, with the eviction behind it. */
	Object after(ReactiveAdapter adapter, Object publisher) {
		if (adapter.isMultiValue()) {
			return adapter.fromPublisher(Flux.from(adapter.toPublisher(publisher))
				.concatWith(Mono.defer(() -> evict(null).then(Mono.empty()))));
		}
		Mono<Object> single = Mono.from(adapter.toPublisher(publisher));
		return adapter.fromPublisher(single.flatMap((value) -> evict(value).thenReturn(value))
			.switchIfEmpty(Mono.defer(() -> evict(null).then(Mono.empty()))));
	}

	private Mono<Void> evict(@Nullable Object result) {
		List<FlushFilter> leaving = this.filters.apply(result);
		return TransactionSynchronizationManager.forCurrentTransaction()
			.filter((transaction) -> transaction.isSynchronizationActive() && transaction.isActualTransactionActive())
			.doOnNext((transaction) -> transaction.registerSynchronization(new AfterCommit(remove(leaving))))
			.hasElement()
			.onErrorResume(NoTransactionException.class, (none) -> Mono.just(false))
			.flatMap((later) -> later ? Mono.empty() : remove(leaving));
	}

	/** A store may take its time, which no event loop has. */
	private Mono<Void> remove(List<FlushFilter> leaving) {
		return leaving.isEmpty() ? Mono.empty()
				: Mono.<Void>fromRunnable(() -> this.invalidation.remove(leaving, this.reason))
					.subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Acts once after a commit. What is registered while others act after a commit, or
	 * behind one of them that fails, hears only of the completion.
	 */
	private static final class AfterCommit implements TransactionSynchronization {

		private final AtomicBoolean done = new AtomicBoolean();

		private final Mono<Void> action;

		AfterCommit(Mono<Void> action) {
			this.action = action;
		}

		@Override
		public Mono<Void> afterCommit() {
			return Mono.defer(() -> this.done.compareAndSet(false, true) ? this.action : Mono.empty());
		}

		/**
		 * Also if nobody knows the outcome: a needless miss harms less than an old
		 * answer.
		 */
		@Override
		public Mono<Void> afterCompletion(int status) {
			return (status != STATUS_ROLLED_BACK) ? afterCommit() : Mono.empty();
		}

	}

}
