package io.ecoai.cache;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * One subscriber's place in a {@link SharedStream}.
 *
 * @param <E> the elements of the stream
 * @param <T> what the subscriber is given
 */
final class StreamTap<E, T> implements Subscription {

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger wakeUps = new AtomicInteger(1);

	private final SharedStream<E> stream;

	private final CoreSubscriber<? super T> subscriber;

	private final Function<E, T> role;

	private final Scheduler.@Nullable Worker worker;

	private final AtomicBoolean done = new AtomicBoolean();

	private volatile int delivered;

	private StreamTap(SharedStream<E> stream, CoreSubscriber<? super T> subscriber, Function<E, T> role,
			Scheduler.@Nullable Worker worker) {
		this.stream = stream;
		this.subscriber = subscriber;
		this.role = role;
		this.worker = worker;
	}

	static <E, T> StreamTap<E, T> leading(SharedStream<E> stream, CoreSubscriber<? super T> subscriber,
			Function<E, T> role) {
		return new StreamTap<>(stream, subscriber, role, null);
	}

	static <E, T> StreamTap<E, T> following(SharedStream<E> stream, CoreSubscriber<? super T> subscriber,
			Function<E, T> role, Scheduler scheduler) {
		return new StreamTap<>(stream, subscriber, role, scheduler.createWorker());
	}

	/** Nothing is delivered before the subscriber has its subscription. */
	void start() {
		this.subscriber.onSubscribe(this);
		run(1);
	}

	/** There may be something to deliver. */
	void wake() {
		if (this.wakeUps.getAndIncrement() == 0) {
			run(1);
		}
	}

	/** How many elements the subscriber has been given. */
	int delivered() {
		return this.delivered;
	}

	@Override
	public void request(long more) {
		if (!Operators.validate(more) || this.done.get()) {
			return;
		}
		this.stream.request(this.requested.accumulateAndGet(more, Operators::addCap));
		wake();
	}

	@Override
	public void cancel() {
		if (this.done.compareAndSet(false, true)) {
			release();
			this.stream.leave(this);
		}
	}

	private void run(int wakeUps) {
		Scheduler.Worker worker = this.worker;
		if (worker == null) {
			deliver(wakeUps);
			return;
		}
		try {
			worker.schedule(() -> deliver(wakeUps));
		}
		catch (RejectedExecutionException ex) {
			// The application is ending. A disposed worker has nothing to deliver.
			deliver(wakeUps);
		}
	}

	private void deliver(int wakeUps) {
		int seen = wakeUps;
		do {
			deliverAll();
			seen = this.wakeUps.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private void deliverAll() {
		while (!this.done.get()) {
			int index = this.delivered;
			SharedStream.Next<E> next = this.stream.next(index, this.worker != null);
			E element = next.element();
			if (element == null) {
				if (next.ended()) {
					end(next.failure());
				}
				return;
			}
			if (index >= this.requested.get()) {
				return;
			}
			if (!give(element)) {
				return;
			}
			this.delivered = index + 1;
		}
	}

	/**
	 * A subscriber that throws has done with its subscription (Reactive Streams, 2.13).
	 * It must not take those along who follow the same stream, and whoever waits for what
	 * it makes of the elements must not wait for ever.
	 */
	private boolean give(E element) {
		try {
			this.subscriber.onNext(this.role.apply(element));
			return true;
		}
		catch (Throwable ex) {
			end(ex);
			return false;
		}
	}

	private void end(@Nullable Throwable failure) {
		if (!this.done.compareAndSet(false, true)) {
			return;
		}
		this.stream.leave(this);
		try {
			if (failure != null) {
				this.subscriber.onError(failure);
			}
			else {
				this.subscriber.onComplete();
			}
		}
		catch (Throwable ex) {
			Operators.onErrorDropped(ex, this.subscriber.currentContext());
		}
		finally {
			// Not before: a thread that is given back must have nothing left to do.
			release();
		}
	}

	private void release() {
		if (this.worker != null) {
			this.worker.dispose();
		}
	}

}
