package io.ecoai.cache;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import io.ecoai.cache.NearCache.NearEntry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside answers so that they are found by more than their keys. A note
 * lives as long as its answer, is described like it and leaves with it, by whatever
 * filter; it is no answer itself and counts as none. Nothing that goes wrong here reaches
 * a caller: it reads as if there were no note. Thread-safe.
 */
public final class Notes {

	private static final Log logger = LogFactory.getLog(Notes.class);

	private final PayloadFormat format = new PayloadFormat();

	private final FailOpenCacheStore store;

	private final NearCache near;

	private final NearFirstWrites writes;

	private final FlushGate gate;

	private final LongSupplier missed;

	/** Whether any may be in memory, so that it is not looked through for nothing. */
	private volatile boolean known;

	/**
	 * Creates the notes beside the answers of a cache.
	 * @param missed how often something may have been missed that others have told
	 */
	Notes(FailOpenCacheStore store, NearCache near, NearFirstWrites writes, FlushGate gate, LongSupplier missed) {
		this.store = store;
		this.near = near;
		this.writes = writes;
		this.gate = gate;
		this.missed = missed;
	}

	/**
	 * Reads a note, whatever its age.
	 * @param key its key
	 * @return the note, or {@code null} if there is none
	 */
	public @Nullable Found find(CacheKey key) {
		NearEntry known = this.near.get(key);
		if (known != null) {
			return new Found((byte[]) known.answer(), known.description());
		}
		long flushes = this.gate.ticket();
		long before = this.missed.getAsLong();
		CacheEntry entry = this.store.get(key);
		byte[] content = (entry != null) ? unpack(entry) : null;
		if (entry == null || content == null) {
			return null;
		}
		this.known = true;
		NearEntry read = new NearEntry(content, entry.lifetime(), content.length, entry.description());
		this.gate.keep(flushes, key, entry.description(), () -> this.near.putRead(key, read));
		if (this.missed.getAsLong() != before) {
			this.near.remove(key);
		}
		return new Found(content, entry.description());
	}

	/**
	 * Writes a note anew, unless it has left meanwhile or is flushed.
	 * @param key its key
	 * @param change what it says from now on, given what it says now; the same object if
	 * nothing is to change
	 */
	public void change(CacheKey key, UnaryOperator<byte[]> change) {
		try {
			long flushes = this.gate.ticket();
			Permit permit = this.store.permit(key, false).ofNote();
			CacheEntry before = this.store.get(key);
			byte[] content = (before != null) ? unpack(before) : null;
			byte[] changed = (content != null) ? change.apply(content) : null;
			if (before == null || changed == null || changed == content) {
				return;
			}
			CacheEntry after = new CacheEntry(key, before.lifetime(), before.expiresAt(), this.format.pack(changed),
					before.description());
			this.gate.keep(flushes, key, before.description(),
					() -> this.writes.put(after, changed, changed.length, permit));
		}
		catch (RuntimeException ex) {
			logger.debug("What is kept beside an answer cannot be changed", ex);
		}
	}

	/** Keeps what a request wants to have kept beside its answer. */
	void keep(CacheRequest<?> request, CacheEntry answer, long flushes, Permit permit) {
		EntryDescription of = answer.description();
		List<SimilarAnswers.Note> notes = request.notes(of);
		if (notes.isEmpty()) {
			return;
		}
		this.known = true;
		CacheKey atRest = this.store.keysAtRest(answer.key().ofRequest()).get(0);
		EntryDescription description = new EntryDescription(of.provider(), of.model(), of.namespace(), of.prompt(),
				List.of(), of.tags())
			.withTags(Set.of(FlushFilter.tagOfNotes(atRest)));
		for (SimilarAnswers.Note note : notes) {
			CacheEntry entry = new CacheEntry(note.key(), answer.lifetime(), answer.expiresAt(),
					this.format.pack(note.content()), description);
			this.gate.keep(flushes, note.key(), description,
					() -> this.writes.put(entry, note.content(), note.content().length, permit));
		}
	}

	/** Removes the notes beside an answer that is to leave by its key. */
	void flush(FlushFilter filter) {
		filter.ofNotes().forEach((notes) -> this.gate.flush(notes, () -> {
			try {
				return this.store.remove(notes);
			}
			finally {
				this.near.remove(notes);
			}
		}));
	}

	/** Does the same with what is in memory. */
	void flushed(FlushFilter filter) {
		if (!this.known) {
			return;
		}
		filter.ofNotes().forEach((notes) -> this.gate.flush(notes, () -> {
			this.near.remove(notes);
			return true;
		}));
	}

	private byte @Nullable [] unpack(CacheEntry entry) {
		try {
			return this.format.unpack(entry.payload());
		}
		catch (RuntimeException ex) {
			logger.debug("What is kept beside an answer cannot be read", ex);
			return null;
		}
	}

	/**
	 * A note.
	 *
	 * @param content what it says, not to be modified
	 * @param description describes the answer that it stands beside
	 */
	// Notes are passed on and never compared.
	@SuppressWarnings("ArrayRecordComponent")
	public record Found(byte[] content, EntryDescription description) {

	}

}
