package io.ecoai.semantic.index;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Notes;
import io.ecoai.cache.SimilarAnswers;
import org.jspecify.annotations.Nullable;

/**
 * Looks among the questions with the same content words. They stand in a few slots whose
 * keys follow from the words, so that it takes no index: where there is no such question,
 * it takes one look into the store. Who writes a slot at the same time as another takes
 * its place, which is a miss later on and nothing worse.
 *
 * @param <A> the answer as it is kept
 */
final class StrictAnswers<A> implements SimilarAnswers<A> {

	static final int SLOTS = 4;

	/** Whose answers were found to have gone, so that their places are free. */
	private final Set<CacheKey> leaving = new HashSet<>();

	private final SemanticCache cache;

	private final SemanticRequest request;

	private final CandidateCheck<A> check;

	private @Nullable SlotKeys slots;

	/** Where this question stands already, or can. */
	private @Nullable CacheKey own;

	private @Nullable CacheKey free;

	private @Nullable Candidate ownCandidate;

	/** Whether it is known where this question stands already, or can. */
	private boolean scannedToEnd;

	StrictAnswers(SemanticCache cache, SemanticRequest request, Function<CacheKey, CacheRequest<A>> questions) {
		this.cache = cache;
		this.request = request;
		this.check = new CandidateCheck<>(cache, request, questions);
	}

	@Override
	public @Nullable Found<A> find() {
		return this.check.refuseIfExactOnly() ? null : scan(true);
	}

	/** What is decided about each candidate, whatever comes of it. */
	List<Verdict> verdicts() {
		List<Verdict> verdicts = this.check.beThorough();
		if (!this.check.refuseIfExactOnly()) {
			scan(true);
		}
		return verdicts;
	}

	@Override
	public List<Note> notes(EntryDescription answer) {
		if (this.check.isExactOnly()) {
			return List.of();
		}
		if (!this.scannedToEnd || isTaken()) {
			this.own = null;
			this.free = null;
			this.ownCandidate = null;
			scan(false);
		}
		Candidate before = this.ownCandidate;
		Candidate candidate = new Candidate(this.request.key(), this.request.text(),
				(before != null) ? before.model() : null, (before != null) ? before.vector() : null)
			.with(this.check.embeddingSoFar());
		return List.of(new Note(place(), this.cache.format().write(candidate)));
	}

	/** Whether somebody else has come first while the origin was asked. */
	private boolean isTaken() {
		Notes.Found note = (this.free != null) ? this.cache.notes().find(this.free) : null;
		Candidate candidate = (note != null) ? this.cache.format().read(note.content()) : null;
		return candidate != null && !this.leaving.contains(candidate.answer());
	}

	/** With all slots taken, one of them has to give way. */
	private CacheKey place() {
		if (this.own != null) {
			return this.own;
		}
		return (this.free != null) ? this.free : slots().slot(Math.floorMod(this.request.text().hashCode(), SLOTS));
	}

	private SlotKeys slots() {
		SlotKeys slots = this.slots;
		if (slots == null) {
			slots = SlotKeys.ofStems(this.request.context(), this.check.asked());
			this.slots = slots;
		}
		return slots;
	}

	/**
	 * Goes through the slots up to the first that is empty.
	 * @param checked whether what stands there may be served
	 */
	private @Nullable Found<A> scan(boolean checked) {
		for (int i = 0; i < SLOTS; i++) {
			CacheKey slot = slots().slot(i);
			Notes.Found note = this.cache.notes().find(slot);
			Candidate candidate = (note != null) ? this.cache.format().read(note.content()) : null;
			if (candidate == null) {
				offer(slot);
				if (note == null) {
					break;
				}
			}
			else if (candidate.answer().equals(this.request.key())) {
				this.own = slot;
				this.ownCandidate = candidate.text().equals(this.request.text()) ? candidate : null;
			}
			else if (checked) {
				Found<A> found = this.check.check(slot, candidate);
				if (this.check.isLast()) {
					return found;
				}
				if (this.check.isGone(candidate)) {
					this.leaving.add(candidate.answer());
					offer(slot);
				}
			}
			else if (this.leaving.contains(candidate.answer())) {
				offer(slot);
			}
		}
		this.scannedToEnd = true;
		return null;
	}

	private void offer(CacheKey slot) {
		if (this.free == null) {
			this.free = slot;
		}
	}

}
