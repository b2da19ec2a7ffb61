package io.ecoai.cache;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * One stream: from what is kept if it is there, else from the origin, and then kept if it
 * comes to its end. Neither reads nor writes on a thread that must not block.
 *
 * @param <A> a chunk as it is kept
 * @param <C> a chunk as the origin gives it
 */
final class StreamRecording<A, C>
		implements StreamLanding<StreamElement<A, C>>, StreamRoles<StreamElement<A, C>, Chunk<A, C>> {

	private final SharedStream<StreamElement<A, C>> stream;

	private final CacheRequest<List<A>> request;

	private final StreamOrigin<A, C> origin;

	private final KeptAnswers kept;

	private final Turns turns;

	private final StreamThreads threads;

	private final Lookups lookups;

	private final Consumer<StreamRecording<A, C>> landed;

	/** What allows the recording to be kept; once it has ended, nothing does. */
	private final AtomicReference<@Nullable Permit> permit = new AtomicReference<>();

	private volatile @Nullable AnswerTicket ticket;

	/**
	 * Prepares a stream.
	 * @param landed is given this recording once when it is found in the cache from now
	 * on, or never will be
	 */
	StreamRecording(CacheRequest<List<A>> request, StreamOrigin<A, C> origin, KeptAnswers kept, Turns turns,
			StreamThreads threads, Lookups lookups, Consumer<StreamRecording<A, C>> landed) {
		this.request = request;
		this.origin = origin;
		this.kept = kept;
		this.turns = turns;
		this.threads = threads;
		this.stream = new SharedStream<>(Flux.defer(this::source), this::sizeOf, this, threads);
		this.lookups = lookups;
		this.landed = landed;
	}

	/**
	 * Adds a subscriber.
	 * @param leads whether the origin is the subscriber's own
	 * @return whether it was added; otherwise nothing has happened to it
	 */
	boolean join(CoreSubscriber<? super Chunk<A, C>> subscriber, boolean leads) {
		return this.stream.join(subscriber, leads, this);
	}

	@Override
	public Chunk<A, C> toLeader(StreamElement<A, C> element) {
		return element.toLeader();
	}

	@Override
	public Chunk<A, C> toFollower(StreamElement<A, C> element) {
		return element.toFollower();
	}

	@Override
	public void ended(@Nullable List<StreamElement<A, C>> elements) {
		if (elements == null || !isToBeKept(elements)) {
			land();
		}
		else if (Schedulers.isInNonBlockingThread()) {
			keepElsewhere(elements);
		}
		else {
			keep(elements);
		}
	}

	private Flux<StreamElement<A, C>> source() {
		Thread subscriber = Thread.currentThread();
		Flux<StreamElement<A, C>> source = Flux
			.defer(() -> this.request.directives().noCache() ? refreshed(subscriber) : keptOrRecorded(subscriber));
		return Schedulers.isInNonBlockingThread() ? source.subscribeOn(this.threads.scheduler(), false) : source;
	}

	private Flux<StreamElement<A, C>> refreshed(Thread subscriber) {
		AnswerTicket ticket = this.kept.ticket(this.request);
		this.kept.recall(this.request, ticket);
		return recorded(ticket, this.turns.alone(this.request), subscriber);
	}

	private Flux<StreamElement<A, C>> keptOrRecorded(Thread subscriber) {
		long start = System.nanoTime();
		AnswerTicket ticket = this.kept.ticket(this.request);
		Lookup.Hit<List<A>, C> hit = this.lookups.find(this.request, ticket, start);
		if (hit != null) {
			if (hit.similarity() != null) {
				// Not to be joined: it is another question's answer, and may leave by its
				// key.
				this.landed.accept(this);
			}
			return replayed(hit.answer(), hit.similarity());
		}
		if (!this.turns.areShared()) {
			return recorded(ticket, Permit.ALWAYS, subscriber);
		}
		return this.turns.later(this.request, !this.origin.isNested(), this::hold)
			.flatMapMany((turn) -> (turn instanceof Turn.Answered<List<A>> answered) ? replayed(answered.answer(), null)
					: recorded(ticket, ((Turn.Ask<List<A>>) turn).permit(), subscriber));
	}

	private Flux<StreamElement<A, C>> replayed(List<A> chunks, @Nullable Double similarity) {
		return Flux.fromIterable(chunks).map((chunk) -> new StreamElement<>(null, chunk, similarity));
	}

	/** The subscribers may have gone just when the permit was issued. */
	private void hold(Permit permit) {
		if (!this.permit.compareAndSet(null, permit) && this.permit.get() != permit) {
			permit.end();
		}
	}

	/** The origin may block the thread on which it is subscribed to until it ends. */
	private Flux<StreamElement<A, C>> recorded(AnswerTicket ticket, Permit permit, Thread subscriber) {
		hold(permit);
		this.ticket = ticket;
		Flux<C> origin = this.origin.stream();
		return ((Thread.currentThread() != subscriber) ? origin.subscribeOn(Schedulers.boundedElastic(), false)
				: origin)
			.contextWrite(FlightKey.of(this.request, this.origin)::leadIn)
			.map((chunk) -> new StreamElement<>(chunk, toAnswer(chunk), null));
	}

	private @Nullable A toAnswer(C chunk) {
		try {
			return this.origin.toAnswer(chunk);
		}
		// Whatever it is: the chunk has been paid for and must reach the subscriber.
		catch (Throwable ex) {
			this.kept.tellUnkept(ex);
			return null;
		}
	}

	private long sizeOf(StreamElement<A, C> element) {
		try {
			return (element.given() != null) ? this.origin.sizeBytes(element.given()) : 0;
		}
		// Whatever it is: the chunk has been paid for and must reach the subscriber.
		catch (Throwable ex) {
			this.kept.tellUnkept(ex);
			return StreamBuffer.MAX_SIZE_BYTES + 1;
		}
	}

	private boolean isToBeKept(List<StreamElement<A, C>> elements) {
		try {
			return !elements.isEmpty()
					&& elements.stream().allMatch((element) -> element.given() != null && element.kept() != null)
					&& this.origin
						.admits(elements.stream().map(StreamElement::given).map(Objects::requireNonNull).toList());
		}
		catch (Throwable ex) {
			this.kept.tellUnkept(ex);
			return false;
		}
	}

	/** Meanwhile whoever asks follows this stream, which is over for those it had. */
	private void keepElsewhere(List<StreamElement<A, C>> elements) {
		try {
			this.threads.scheduler().schedule(() -> keep(elements));
		}
		catch (RejectedExecutionException ex) {
			// The application is ending.
			land();
		}
	}

	private void keep(List<StreamElement<A, C>> elements) {
		AnswerTicket ticket = this.ticket;
		Permit permit = this.permit.get();
		if (ticket != null && permit != null) {
			List<A> chunks = elements.stream().map(StreamElement::kept).map(Objects::requireNonNull).toList();
			this.kept.keep(this.request, chunks, ticket, permit);
		}
		land();
	}

	private void land() {
		Permit permit = this.permit.getAndSet(Permit.NEVER);
		if (permit != null) {
			permit.end();
		}
		this.landed.accept(this);
	}

}
