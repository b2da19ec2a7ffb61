package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * One run of a source that several subscribers follow, each from the first element and at
 * its own pace. The source is asked for as much as the fastest of them asks for. It is
 * cancelled when the last of them has cancelled. Whose source it is leads: the source
 * runs in that subscriber's context and delivers to it on the source's own thread; the
 * others are delivered to on threads of their own, so that none of them holds up the
 * leader.
 *
 * @param <E> the elements
 */
final class SharedStream<E> {

	private final ReentrantLock lock = new ReentrantLock();

	private final List<StreamTap<E, ?>> taps = new CopyOnWriteArrayList<>();

	private final Flux<E> source;

	private final ToLongFunction<E> weigher;

	private final StreamLanding<E> landing;

	private final StreamThreads threads;

	private final StreamBuffer<E> buffer = new StreamBuffer<>();

	private boolean open = true;

	/** Whether the landing has been told, or is being told. */
	private boolean landed;

	/** Whether there will be no further element. */
	private boolean ended;

	private @Nullable Throwable failure;

	/** Whether the source ended because its leader was interrupted. */
	private boolean abandoned;

	private @Nullable Subscription upstream;

	private long requested;

	SharedStream(Flux<E> source, ToLongFunction<E> weigher, StreamLanding<E> landing, StreamThreads threads) {
		this.source = source;
		this.weigher = weigher;
		this.landing = landing;
		this.threads = threads;
	}

	/**
	 * Adds a subscriber.
	 * @param subscriber who follows the stream
	 * @param leads whether the source is the subscriber's own, which runs from now on; so
	 * it is for exactly one subscriber, who need not be the first
	 * @param roles makes of an element what a leader or a follower is given
	 * @return whether it was added; otherwise nothing has happened to it
	 */
	<T> boolean join(CoreSubscriber<? super T> subscriber, boolean leads, StreamRoles<E, T> roles) {
		StreamTap<E, T> tap;
		this.lock.lock();
		try {
			if (!this.open) {
				return false;
			}
			tap = leads ? StreamTap.leading(this, subscriber, roles::toLeader)
					: StreamTap.following(this, subscriber, roles::toFollower, this.threads.scheduler());
			this.taps.add(tap);
		}
		finally {
			this.lock.unlock();
		}
		tap.start();
		if (leads && !hasLanded()) {
			run(subscriber.currentContext());
		}
		return true;
	}

	/** Reactor throws what it takes for fatal; those who follow would wait for ever. */
	private void run(Context context) {
		try {
			this.source.subscribe(new Upstream(context));
		}
		catch (Throwable ex) {
			end(ex);
		}
	}

	/** A subscriber wants its elements up to this number, counted from the first. */
	void request(long total) {
		Subscription upstream;
		long more;
		this.lock.lock();
		try {
			if (total <= this.requested) {
				return;
			}
			more = total - this.requested;
			this.requested = total;
			upstream = this.upstream;
		}
		finally {
			this.lock.unlock();
		}
		if (upstream != null) {
			upstream.request(more);
		}
	}

	/** A subscriber has gone. */
	void leave(StreamTap<E, ?> tap) {
		Subscription upstream;
		this.lock.lock();
		try {
			this.taps.remove(tap);
			if (!this.taps.isEmpty() || this.landed) {
				return;
			}
			this.open = false;
			this.landed = true;
			this.ended = true;
			upstream = this.upstream;
		}
		finally {
			this.lock.unlock();
		}
		this.landing.ended(null);
		if (upstream != null) {
			upstream.cancel();
		}
	}

	/**
	 * What comes next for a subscriber who has had so many elements. A follower who has
	 * had none of a stream that was abandoned is told so and can start anew.
	 */
	Next<E> next(int index, boolean follows) {
		this.lock.lock();
		try {
			if (follows && index == 0 && this.abandoned && this.failure != null) {
				return new Next<>(null, true, new AbandonedStreamException(this.failure));
			}
			E element = this.buffer.get(index);
			return (element != null) ? new Next<>(element, false, null) : new Next<>(null, this.ended, this.failure);
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean hasLanded() {
		this.lock.lock();
		try {
			return this.landed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(E element) {
		long bytes = this.weigher.applyAsLong(element);
		this.lock.lock();
		try {
			if (this.landed) {
				// Not every source ends at once when it is cancelled.
				return;
			}
			this.buffer.add(element, bytes);
			if (this.buffer.isTooLarge()) {
				this.open = false;
				this.taps.stream().mapToInt(StreamTap::delivered).min().ifPresent(this.buffer::drop);
			}
		}
		finally {
			this.lock.unlock();
		}
		this.taps.forEach(StreamTap::wake);
	}

	private void end(@Nullable Throwable failure) {
		boolean interrupted = failure != null && Interruptions.isCauseOf(failure);
		List<E> all;
		this.lock.lock();
		try {
			if (this.landed) {
				return;
			}
			this.landed = true;
			all = (failure == null && !this.buffer.isTooLarge()) ? this.buffer.all() : null;
		}
		finally {
			this.lock.unlock();
		}
		// Before anybody is told, so that whoever asks after the end finds the answer.
		this.landing.ended(all);
		this.lock.lock();
		try {
			this.ended = true;
			this.failure = failure;
			this.abandoned = interrupted;
		}
		finally {
			this.lock.unlock();
		}
		this.taps.forEach(StreamTap::wake);
	}

	/**
	 * What comes next.
	 *
	 * @param element the next element, or {@code null} if there is none yet
	 * @param ended whether there will be none
	 * @param failure why, or {@code null} if the source has completed
	 * @param <E> the elements
	 */
	record Next<E>(@Nullable E element, boolean ended, @Nullable Throwable failure) {

	}

	private final class Upstream implements CoreSubscriber<E> {

		private final Context context;

		private Upstream(Context context) {
			this.context = context;
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			long wanted;
			boolean abandoned;
			SharedStream.this.lock.lock();
			try {
				SharedStream.this.upstream = subscription;
				wanted = SharedStream.this.requested;
				abandoned = SharedStream.this.ended;
			}
			finally {
				SharedStream.this.lock.unlock();
			}
			if (abandoned) {
				subscription.cancel();
			}
			else if (wanted > 0) {
				subscription.request(wanted);
			}
		}

		@Override
		public void onNext(E element) {
			add(element);
		}

		@Override
		public void onError(Throwable failure) {
			end(failure);
		}

		@Override
		public void onComplete() {
			end(null);
		}

	}

}
