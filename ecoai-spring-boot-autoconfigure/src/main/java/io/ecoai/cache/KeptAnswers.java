package io.ecoai.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.ecoai.cache.NearCache.NearEntry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are there: decoded in the near cache, or in the store. Nothing that
 * goes wrong here reaches a caller: it reads as a miss. Thread-safe.
 */
final class KeptAnswers {

	private static final int MAX_TOLD = 100;

	private static final Log logger = LogFactory.getLog(ResponseCache.class);

	/** What has been told of answers that cannot be kept, a bounded number of things. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final PayloadFormat format = new PayloadFormat();

	private final FlushGate gate = new FlushGate();

	/** How often something may have been missed that others have told. */
	private final AtomicLong missed = new AtomicLong();

	private final FailOpenCacheStore store;

	private final NearCache near;

	private final Clock clock;

	private final Consumer<FlushFilter> detach;

	/**
	 * Creates the cache of both.
	 * @param detach keeps those who come from then on from sharing what is on its way
	 */
	KeptAnswers(FailOpenCacheStore store, NearCache near, Clock clock, Consumer<FlushFilter> detach) {
		this.store = store;
		this.near = near;
		this.clock = clock;
		this.detach = detach;
	}

	/** What {@link #keep} wants to know: from before the origin was asked. */
	long ticket() {
		return this.gate.ticket();
	}

	/** A fresh answer from the near cache, or {@code null}. */
	<A> @Nullable A findNear(CacheRequest<A> request) {
		NearEntry entry = this.near.get(request.key());
		if (entry == null || !isFresh(request, entry.lifetime(), entry.description())) {
			return null;
		}
		this.store.used(request.key());
		return answerOf(entry);
	}

	/**
	 * A fresh answer of the kind that is asked for or else of another, or {@code null}.
	 */
	<A> @Nullable A find(CacheRequest<A> request) {
		A answer = findNear(request);
		if (answer == null) {
			answer = findStored(request, request.key(), request.codec());
		}
		Alternative<?, A> alternative = (answer == null) ? alternativeOf(request) : null;
		return (alternative != null) ? findAlternative(request, alternative) : answer;
	}

	/**
	 * An answer whose time is over, but not for long, or {@code null}. To be asked for
	 * when the origin has failed.
	 */
	<A> @Nullable A findStale(CacheRequest<A> request) {
		if (!request.freshness().allowsStale(request.directives())) {
			return null;
		}
		A answer = findStale(request, request.key(), request.codec());
		Alternative<?, A> alternative = (answer == null) ? alternativeOf(request) : null;
		return (alternative != null) ? findStaleAlternative(request, alternative) : answer;
	}

	private <B> @Nullable B findStale(CacheRequest<?> request, CacheKey key, AnswerCodec<B> codec) {
		NearEntry near = this.near.get(key);
		if (near != null && isUsableOnError(request, near.lifetime(), near.description())) {
			return answerOf(near);
		}
		CacheEntry entry = this.store.get(key);
		return (entry != null && isUsableOnError(request, entry.lifetime(), entry.description())) ? decode(entry, codec)
				: null;
	}

	private <B, A> @Nullable A findStaleAlternative(CacheRequest<A> request, Alternative<B, A> alternative) {
		return convert(findStale(request, alternative.key(), alternative.codec()), alternative);
	}

	/**
	 * Keeps an answer unless a flush that matches it has begun since the ticket was
	 * issued. Never throws: the answer has been paid for and must reach the caller.
	 */
	<A> void keep(CacheRequest<A> request, A answer, long ticket, Permit permit) {
		if (request.directives().noStore()) {
			return;
		}
		try {
			byte[] payload = this.format.pack(request.codec().encode(answer));
			EntryDescription description = describe(request);
			Instant now = this.clock.instant();
			Lifetime lifetime = new Lifetime(now, request.directives().ttl());
			CacheEntry entry = new CacheEntry(request.key(), lifetime,
					request.freshness().expiry(request.directives(), now), payload, description);
			this.gate.keep(ticket, entry.key(), description, () -> {
				this.near.put(request.key(), new NearEntry(answer, lifetime, payload.length, description));
				this.store.put(entry, permit).thenAccept((allowed) -> {
					if (!allowed) {
						this.near.remove(request.key());
					}
				});
			});
		}
		catch (Throwable ex) {
			tellUnkept(ex);
		}
	}

	/** Says once why an answer could not be kept. */
	void tellUnkept(Throwable failure) {
		String message = "An answer could not be kept: " + failure;
		if (this.told.size() < MAX_TOLD && this.told.add(message)) {
			logger.warn(message);
		}
	}

	/** Removes answers, and keeps none of them that was on its way meanwhile. */
	long flush(FlushFilter asked) {
		FlushFilter filter = known(asked);
		return this.gate.flush(filter, () -> {
			try {
				return this.store.remove(filter);
			}
			finally {
				forget(filter);
			}
		});
	}

	/** Does the same with what is in memory whenever another process flushes. */
	void followOthers() {
		this.store.onFlushByOthers(this::flushed);
	}

	/** Takes note of a flush by somebody else who uses the same store. */
	void flushed(FlushFilter asked) {
		FlushFilter filter = known(asked);
		this.gate.flush(filter, () -> {
			forget(filter);
			return true;
		});
	}

	/** Records show the key as it stands in the store. */
	private FlushFilter known(FlushFilter asked) {
		return asked.knowing(this.store::keysAtRest);
	}

	/**
	 * Takes note that flushes by others may have been missed. What is on its way to the
	 * store has a permit, which knows of them.
	 */
	void missed() {
		this.missed.incrementAndGet();
		forget(FlushFilter.all());
	}

	/** Whoever asks from now on must not be given what others wait for. */
	private void forget(FlushFilter filter) {
		this.near.remove(filter);
		this.detach.accept(filter);
	}

	/**
	 * What is wrong with it, if anything, must not cost the caller the origin's answer.
	 */
	private static <A> @Nullable Alternative<?, A> alternativeOf(CacheRequest<A> request) {
		try {
			return (request.alternative() != null) ? request.alternative().get() : null;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what else may serve", ex);
			return null;
		}
	}

	private <B, A> @Nullable A findAlternative(CacheRequest<A> request, Alternative<B, A> alternative) {
		NearEntry near = this.near.get(alternative.key());
		B other = (near != null && isFresh(request, near.lifetime(), near.description())) ? answerOf(near)
				: findStored(request, alternative.key(), alternative.codec());
		return convert(other, alternative);
	}

	private static <B, A> @Nullable A convert(@Nullable B other, Alternative<B, A> alternative) {
		try {
			return (other != null) ? alternative.conversion().apply(other) : null;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("A kept answer cannot be converted and counts as a miss: " + ex);
			return null;
		}
	}

	private <B> @Nullable B findStored(CacheRequest<?> request, CacheKey key, AnswerCodec<B> codec) {
		long ticket = this.gate.ticket();
		long missed = this.missed.get();
		CacheEntry entry = this.store.get(key);
		if (entry == null || !isFresh(request, entry.lifetime(), entry.description())) {
			return null;
		}
		B answer = decode(entry, codec);
		if (answer != null) {
			NearEntry near = new NearEntry(answer, entry.lifetime(), entry.payload().length, entry.description());
			this.gate.keep(ticket, key, entry.description(), () -> this.near.put(key, near));
			if (this.missed.get() != missed) {
				this.near.remove(key);
			}
		}
		return answer;
	}

	private <B> @Nullable B decode(CacheEntry entry, AnswerCodec<B> codec) {
		try {
			return codec.decode(this.format.unpack(entry.payload()));
		}
		// Whatever it is: the origin still has the answer.
		catch (Throwable ex) {
			logger.warn("A kept answer cannot be read and counts as a miss: " + ex);
			return null;
		}
	}

	/** A caller with tags leaves those that earlier callers named in force. */
	private EntryDescription describe(CacheRequest<?> request) {
		Set<String> tags = request.directives().tags();
		EntryDescription description = request.description().get().withTags(tags);
		CacheEntry before = tags.isEmpty() ? null : this.store.get(request.key());
		return (before != null) ? description.withTags(before.description().tags()) : description;
	}

	private boolean isFresh(CacheRequest<?> request, Lifetime lifetime, EntryDescription description) {
		return request.freshness().ofAnyAge() || (!request.directives().noCache() && coversTags(request, description)
				&& request.freshness().isFresh(lifetime, request.directives(), this.clock.instant()));
	}

	private boolean isUsableOnError(CacheRequest<?> request, Lifetime lifetime, EntryDescription description) {
		return coversTags(request, description)
				&& request.freshness().isUsableOnError(lifetime, request.directives(), this.clock.instant());
	}

	/** Whoever relies on a tag must not be left with an answer that lacks it. */
	private static boolean coversTags(CacheRequest<?> request, EntryDescription description) {
		return description.tags().containsAll(request.directives().tags());
	}

	// An entry is only ever read with the codec that wrote it: the key holds its kind.
	@SuppressWarnings("unchecked")
	private static <B> B answerOf(NearEntry entry) {
		return (B) entry.answer();
	}

}
