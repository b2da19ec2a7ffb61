package io.ecoai.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.AnswerPacking.Packed;
import io.ecoai.cache.NearCache.NearEntry;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are there: decoded in the near cache, or in the store. Nothing that
 * goes wrong here reaches a caller: it reads as a miss. Thread-safe.
 */
final class KeptAnswers {

	private final UnkeptAnswers unkept = new UnkeptAnswers();

	private final AnswerPacking packing;

	private final FlushGate gate;

	private final Replacements replacements = new Replacements();

	/** How often something may have been missed that others have told. */
	private final AtomicLong missed = new AtomicLong();

	/** By the key of the request, as long as somebody has a ticket. */
	private final Cache<CacheKey, AnswerOrder> orders = Caffeine.newBuilder()
		.weakValues()
		.executor(Runnable::run)
		.build();

	private final FailOpenCacheStore store;

	private final NearCache near;

	private final StaleAnswers stale;

	private final Clock clock;

	private final Consumer<FlushFilter> detach;

	private final NearFirstWrites writes;

	private final Notes notes;

	private final Flushes flushes;

	/**
	 * Creates the cache of both.
	 * @param detach keeps those who come from then on from sharing what is on its way
	 */
	KeptAnswers(FailOpenCacheStore store, NearCache near, Clock clock, Consumer<FlushFilter> detach) {
		this.store = store;
		this.gate = new FlushGate(store::keysAtRest);
		this.near = near;
		this.packing = new AnswerPacking(store.storage());
		this.stale = new StaleAnswers(store, near, this.packing, clock);
		this.clock = clock;
		this.detach = detach;
		this.writes = new NearFirstWrites(near, store);
		this.notes = new Notes(store, near, this.writes, this.gate, this.missed::get);
		this.flushes = new Flushes(store, near, this.gate, this.notes, this.replacements, this.missed, detach);
	}

	/** What {@link #keep} wants to know: from before anything was read or asked for. */
	AnswerTicket ticket(CacheRequest<?> request) {
		AnswerOrder order = this.orders.get(request.key().ofRequest(), (key) -> new AnswerOrder());
		return new AnswerTicket(order, this.gate.ticket(), this.replacements.ticket());
	}

	/**
	 * Takes note of the tags of the answer that a new one will take the place of, where
	 * nobody has looked for it.
	 */
	void recall(CacheRequest<?> request, AnswerTicket ticket) {
		if (request.directives().noStore()) {
			return;
		}
		NearEntry near = this.near.get(request.key());
		if (near != null) {
			ticket.see(near.description().tags());
			return;
		}
		CacheEntry before = this.store.get(request.key());
		if (before != null) {
			ticket.see(before.description().tags());
		}
	}

	/** A fresh answer from the near cache, or {@code null}. */
	<A> @Nullable A findNear(CacheRequest<A> request) {
		NearEntry entry = this.near.get(request.key());
		if (entry == null || !request.accepts(entry.lifetime(), entry.description(), this.clock.instant())) {
			return null;
		}
		if (entry.use()) {
			this.store.used(request.key());
		}
		return entry.typedAnswer();
	}

	/**
	 * A fresh answer of the kind that is asked for or else of another, or {@code null}.
	 */
	<A> @Nullable A find(CacheRequest<A> request, AnswerTicket ticket) {
		A answer = findNear(request);
		if (answer == null) {
			answer = findStored(request, request.key(), request.codec(), ticket);
		}
		Alternative<?, A> alternative = (answer == null) ? request.alternativeOrNull() : null;
		return (alternative != null) ? findAlternative(request, alternative, ticket) : answer;
	}

	/**
	 * An answer whose time is over, but not for long, or {@code null}. To be asked for
	 * when the origin has failed.
	 */
	<A> @Nullable A findStale(CacheRequest<A> request) {
		return this.stale.find(request);
	}

	/**
	 * Keeps an answer unless a flush that matches it has begun since the ticket was
	 * issued, or one is kept already that was asked for later in this application. It has
	 * the tags of the one whose place it takes, and of those that were on their way at
	 * the same time in this application. Another application that keeps an answer at the
	 * same time may replace it with one that lacks its tags, which then serves nobody who
	 * names them. Never throws: the answer has been paid for and must reach the caller.
	 */
	<A> void keep(CacheRequest<A> request, A answer, AnswerTicket ticket, Permit permit) {
		if (request.directives().noStore()) {
			return;
		}
		try {
			Packed packed = this.packing.pack(answer, request.codec());
			// It may take a while, and others wait for what comes next.
			request.prepareNotes();
			EntryDescription description = request.description().get().withTags(request.directives().tags());
			ticket.keep(request.key(), (tags) -> put(request, packed, description.withTags(tags), ticket, permit));
			if (request.directives().noCache()) {
				// What others wait for was asked for earlier and is no answer to
				// newcomers.
				this.detach.accept(FlushFilter.key(request.key()));
			}
		}
		catch (Throwable ex) {
			tellUnkept(ex);
		}
	}

	private void put(CacheRequest<?> request, Packed packed, EntryDescription description, AnswerTicket ticket,
			Permit permit) {
		CacheKey key = request.key();
		Instant now = this.clock.instant();
		Lifetime lifetime = new Lifetime(now, request.directives().ttl());
		CacheEntry entry = new CacheEntry(key, lifetime, request.freshness().expiry(request.directives(), now),
				packed.payload(), description);
		boolean refresh = request.directives().noCache();
		this.gate.keep(ticket.flushes(), key, description, () -> {
			if (refresh) {
				dropOtherKind(key, ticket);
			}
			this.writes.put(entry, packed.answer(), packed.sizeBytes(), permit);
			// The store decides which of the two was asked for later.
			removeReplaced(key, ticket);
			ticket.kept(key, refresh, description.tags());
			this.notes.keep(request, entry, ticket.flushes(), permit.ofNote());
		});
	}

	/** From memory, once it is there: others say first what they have replaced. */
	private void removeReplaced(CacheKey key, AnswerTicket ticket) {
		if (this.replacements.since(ticket.replacements(), () -> this.gate.namesOf(key))) {
			this.near.remove(key);
		}
	}

	Notes notes() {
		return this.notes;
	}

	Flushes flushes() {
		return this.flushes;
	}

	/**
	 * Whoever refreshes an answer refreshes it for calls and streams alike, and the two
	 * may have been kept one without the other.
	 */
	private void dropOtherKind(CacheKey key, AnswerTicket ticket) {
		CacheKey other = key.equals(key.ofRequest()) ? key.ofStream() : key.ofRequest();
		if (ticket.isNewest(other)) {
			this.near.remove(other);
			// There seldom is one, and a local store is read faster than written.
			if (this.store.isRemote() || this.store.get(other) != null) {
				this.store.discard(other);
			}
		}
	}

	/** Says once why an answer could not be kept. */
	void tellUnkept(Throwable failure) {
		this.unkept.tell(failure);
	}

	private <B, A> @Nullable A findAlternative(CacheRequest<A> request, Alternative<B, A> alternative,
			AnswerTicket ticket) {
		NearEntry near = this.near.get(alternative.key());
		B other = (near != null && request.accepts(near.lifetime(), near.description(), this.clock.instant()))
				? near.typedAnswer() : findStored(request, alternative.key(), alternative.codec(), ticket);
		return this.packing.convert(other, alternative);
	}

	private <B> @Nullable B findStored(CacheRequest<?> request, CacheKey key, AnswerCodec<B> codec,
			AnswerTicket ticket) {
		long missed = this.missed.get();
		CacheEntry entry = this.store.get(key);
		if (entry != null && key.equals(request.key())) {
			ticket.see(entry.description().tags());
		}
		if (entry == null || !request.accepts(entry.lifetime(), entry.description(), this.clock.instant())) {
			return null;
		}
		NearEntry near = this.packing.unpack(entry, codec);
		if (near != null) {
			this.gate.keep(ticket.flushes(), key, entry.description(),
					() -> ticket.keepRead(key, () -> this.near.putRead(key, near)));
			removeReplaced(key, ticket);
			if (this.missed.get() != missed) {
				this.near.remove(key);
			}
		}
		return (near != null) ? near.typedAnswer() : null;
	}

}
