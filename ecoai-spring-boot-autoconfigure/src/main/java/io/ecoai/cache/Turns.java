package io.ecoai.cache;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.ecoai.cache.Claim.Outcome;
import io.ecoai.cache.Leases.Intent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out whose turn it is to ask the origin, among all instances that share a store.
 * Within an instance, flights do that before. Whoever waits looks again after a tenth of
 * the time that it has waited, so that it loses little and the store is not asked too
 * often.
 */
final class Turns {

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

	private final FailOpenCacheStore store;

	private final KeptAnswers kept;

	private final StreamThreads threads;

	Turns(FailOpenCacheStore store, KeptAnswers kept, StreamThreads threads) {
		this.store = store;
		this.kept = kept;
		this.threads = threads;
	}

	/** Whether others use the store too. */
	boolean areShared() {
		return this.store.leases() != Leases.NONE;
	}

	/** A permit for an answer that is asked for without regard to others. */
	Permit alone(CacheRequest<?> request) {
		// Whatever is not stored need not be permitted.
		return request.directives().noStore() ? Permit.NEVER
				: this.store.permit(request.key(), request.directives().noCache());
	}

	/**
	 * Waits for an answer of another instance, or for the turn to ask.
	 * @param patient whether to wait; otherwise it is asked without regard to others who
	 * do so
	 * @throws CancellationException if the thread is interrupted, which it stays
	 */
	<A> Turn<A> await(CacheRequest<A> request, boolean patient) {
		long start = System.nanoTime();
		Turn<A> turn = claim(request, false);
		if (turn == null && !patient) {
			return new Turn.Ask<>(alone(request));
		}
		while (turn == null) {
			pause(pauseAfter(System.nanoTime() - start));
			turn = claim(request, true);
			if (turn instanceof Turn.Ask<A> ask && Thread.currentThread().isInterrupted()) {
				// It was interrupted while it asked the store for its turn.
				ask.permit().end();
				throw cancelled();
			}
		}
		return turn;
	}

	/**
	 * The same without keeping a thread. Claims on the subscriber's thread and then on
	 * one that may block.
	 * @param patient whether to wait
	 * @param asks is given the permit in the moment in which it is issued, since nobody
	 * else is once the subscriber has gone
	 */
	<A> Mono<Turn<A>> later(CacheRequest<A> request, boolean patient, Consumer<Permit> asks) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			boolean[] waited = { false };
			return Mono.defer(() -> {
				Turn<A> turn = claim(request, waited[0]);
				waited[0] = true;
				if (turn == null && !patient) {
					turn = new Turn.Ask<>(alone(request));
				}
				if (turn instanceof Turn.Ask<A> ask) {
					asks.accept(ask.permit());
				}
				return Mono.justOrEmpty(turn);
			})
				.repeatWhenEmpty(Integer.MAX_VALUE, (rounds) -> rounds
					.concatMap((round) -> Mono.delay(pauseAfter(System.nanoTime() - start), this.threads.scheduler())));
		});
	}

	/** One try; {@code null} if somebody else is asking. */
	private <A> @Nullable Turn<A> claim(CacheRequest<A> request, boolean waited) {
		if (request.directives().noStore()) {
			// Nobody could be served with what it gets.
			return new Turn.Ask<>(Permit.NEVER);
		}
		Claim claim = this.store.claim(request.key(), waited ? Intent.WAITED : Intent.ASK);
		if (claim.outcome() == Outcome.LOOK) {
			A answer = this.kept.find(request, this.kept.ticket(request));
			if (answer != null) {
				return new Turn.Answered<>(answer);
			}
			// It is too old for this caller, or lacks a tag: others have been waited for
			// once and may go on to ask for what this one cannot use.
			claim = waited ? Claim.ask(alone(request)) : this.store.claim(request.key(), Intent.RENEW);
		}
		return (claim.outcome() == Outcome.ASK) ? new Turn.Ask<>(claim.permit()) : null;
	}

	private static Duration pauseAfter(long waitedNanos) {
		Duration pause = Duration.ofNanos(waitedNanos / 10);
		if (pause.compareTo(SHORTEST_PAUSE) < 0) {
			return SHORTEST_PAUSE;
		}
		return (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
	}

	private static void pause(Duration pause) {
		try {
			TimeUnit.NANOSECONDS.sleep(pause.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw (CancellationException) cancelled().initCause(ex);
		}
	}

	private static CancellationException cancelled() {
		return new CancellationException(
				"Interrupted while waiting for an identical call of another instance to be answered");
	}

}
