package io.ecoai.semantic.index;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Notes;
import io.ecoai.cache.SimilarAnswers.Note;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.index.QuestionIndex.Near;

/**
 * The questions of one context: in the slots of the store, one after the other and round
 * in a circle, and their vectors in memory. What others have added is found by looking
 * into the next slot. A slot that two write at the same time holds one of them; the other
 * is a miss later on and nothing worse. Thread-safe.
 */
final class ContextSlots {

	/** After so many empty slots in a row there is nothing older. */
	private static final int GAP = 256;

	/** How many slots are looked into where it is not known how many there are. */
	private static final int PROBE = 16;

	/** How many slots of others one caller reads. */
	private static final int MOST_NEWS = 64;

	private final Vectors vectors = new Vectors();

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicBoolean loading = new AtomicBoolean();

	private final SlotKeys keys;

	private final Notes notes;

	private final CandidateFormat format;

	private final int most;

	private final long mostBytes;

	/**
	 * The next slot to be written, counted on beyond the last. To be read with the lock.
	 */
	private int next;

	/** Whether others have added more than has been read. To be read with the lock. */
	private boolean behind;

	private volatile boolean loaded;

	ContextSlots(SlotKeys keys, Notes notes, CandidateFormat format, int most, long mostBytes) {
		this.keys = keys;
		this.notes = notes;
		this.format = format;
		this.most = most;
		this.mostBytes = mostBytes;
	}

	/** About how much memory its vectors take. */
	long sizeBytes() {
		return this.vectors.sizeBytes();
	}

	boolean isLoaded() {
		return this.loaded;
	}

	/** Whether this caller is the one to load. */
	boolean beginLoading() {
		return !this.loaded && this.loading.compareAndSet(false, true);
	}

	/**
	 * What tells how many slots there are leaves with the answers that were kept last.
	 * @return the slot after the last one that was found
	 */
	private int probe() {
		int end = 0;
		for (int number = 0, missing = 0; missing < ((end > 0) ? GAP : PROBE) && number < this.most; number++) {
			if (read(number)) {
				end = number + 1;
				missing = 0;
				this.vectors.trim(number, this.mostBytes);
			}
			else {
				missing++;
			}
		}
		return end;
	}

	/** Lets another caller load. */
	void endLoading() {
		this.loading.set(false);
	}

	/** Reads what the store holds, backwards from the last slot that was written. */
	void load() {
		this.reading.lock();
		try {
			int head = head();
			int missing = 0;
			for (int i = 1; i <= Math.min(head, this.most) && missing < GAP && hasRoom(); i++) {
				missing = read(head - i) ? 0 : missing + 1;
			}
			this.next = (head > 0) ? head : probe();
			readOn();
			this.loaded = true;
		}
		finally {
			this.reading.unlock();
			this.loading.set(false);
		}
	}

	/**
	 * Reads what others have added, unless somebody is just doing so.
	 * @return whether there was anything
	 */
	boolean catchUp() {
		if (!this.reading.tryLock()) {
			return false;
		}
		try {
			int before = this.next;
			readOn();
			return this.next != before;
		}
		finally {
			this.reading.unlock();
		}
	}

	private boolean hasRoom() {
		return this.vectors.sizeBytes() < this.mostBytes;
	}

	private void readOn() {
		// Once round, every slot holds something, and the head tells what is news.
		int end = (this.next < this.most) ? Integer.MAX_VALUE : head();
		int read = 0;
		while (read < MOST_NEWS && this.next < end && read(this.next)) {
			this.next++;
			read++;
		}
		this.behind = (read == MOST_NEWS);
		trim();
	}

	private void trim() {
		this.vectors.trim(Math.floorMod(this.next - 1, this.most), this.mostBytes);
	}

	private boolean read(int number) {
		int slot = Math.floorMod(number, this.most);
		Notes.Found note = this.notes.find(this.keys.slot(slot));
		Candidate candidate = (note != null) ? this.format.read(note.content()) : null;
		if (note == null || candidate == null) {
			return false;
		}
		// Round in a circle: an old one is not news.
		boolean known = this.vectors.slotOf(candidate.answer()) == slot;
		this.vectors.put(slot, candidate, note.description());
		return !known;
	}

	List<Near> nearest(Embedding embedding, double threshold, int most) {
		return this.vectors.nearest(embedding, threshold, most).stream().flatMap(this::near).toList();
	}

	/** What stands in the slot, or nothing if that has left. */
	private Stream<Near> near(Vectors.Near near) {
		CacheKey key = this.keys.slot(near.slot());
		Notes.Found note = this.notes.find(key);
		Candidate candidate = (note != null) ? this.format.read(note.content()) : null;
		if (note == null || candidate == null) {
			this.vectors.remove(near.slot());
			return Stream.empty();
		}
		if (this.vectors.slotOf(candidate.answer()) != near.slot()) {
			// Another one has taken the slot.
			this.vectors.put(near.slot(), candidate, note.description());
		}
		return Stream.of(new Near(key, candidate, null));
	}

	/** Gives a question a slot, and says what is to be kept. */
	List<Note> add(Candidate candidate, EntryDescription answer) {
		this.reading.lock();
		try {
			int known = this.vectors.slotOf(candidate.answer());
			int number = (known >= 0) ? known : this.next;
			if (known < 0 && this.behind) {
				// The next slot may be another's. The question is a miss in other words.
				return List.of();
			}
			int slot = Math.floorMod(number, this.most);
			Note note = new Note(this.keys.slot(slot), this.format.write(candidate));
			this.vectors.put(slot, candidate, answer);
			if (known >= 0) {
				return List.of(note);
			}
			this.next = number + 1;
			trim();
			byte[] head = ByteBuffer.allocate(Integer.BYTES).putInt(this.next).array();
			return List.of(note, new Note(this.keys.head(number), head));
		}
		finally {
			this.reading.unlock();
		}
	}

	/** Does not compare with a question any more whose answer has gone. */
	void drop(CacheKey answer) {
		int slot = this.vectors.slotOf(answer);
		if (slot >= 0) {
			this.vectors.remove(slot);
		}
	}

	void remove(FlushFilter filter) {
		this.vectors.remove(filter);
	}

	/** How many slots have been written: what the latest head says that is there. */
	private int head() {
		return this.keys.heads().stream().mapToInt(this::head).max().orElse(0);
	}

	private int head(CacheKey key) {
		Notes.Found head = this.notes.find(key);
		return (head != null && head.content().length == Integer.BYTES)
				? Math.max(0, ByteBuffer.wrap(head.content()).getInt()) : 0;
	}

}
