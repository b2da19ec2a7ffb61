package io.ecoai.semantic.index;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.SimilarAnswers.Note;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Compares with every question of the context, in the memory of this process. The vectors
 * are kept beside the answers, and are read into memory in the background when somebody
 * first asks in a context. They take {@link #MOST_BYTES} at most, of which one context
 * takes half: a vector of 384 dimensions takes about 2 KB with what belongs to it, one of
 * 3,072 dimensions 13 KB. Beyond that, the contexts that were asked in least recently
 * leave, and of one context the oldest questions. Thread-safe.
 */
public final class EmbeddedIndex implements QuestionIndex {

	/**
	 * How many questions of one context are compared with: beyond that, the oldest give
	 * way.
	 */
	public static final int MOST_IN_CONTEXT = 10_000;

	/** How much memory all contexts may take, about, in bytes. */
	public static final int MOST_BYTES = 100_000_000;

	/** What a context takes that has no questions yet. */
	private static final int CONTEXT_BYTES = 2_000;

	private static final int MOST_WAITING = 1_000;

	private final CandidateFormat format = new CandidateFormat();

	private final ExecutorService loader = executor();

	private final Cache<String, ContextSlots> contexts;

	private final ResponseCache cache;

	private final int mostInContext;

	private final long mostBytesInContext;

	/**
	 * Creates an empty index.
	 * @param cache keeps the answers and the notes beside them
	 */
	public EmbeddedIndex(ResponseCache cache) {
		this(cache, MOST_IN_CONTEXT, MOST_BYTES);
	}

	EmbeddedIndex(ResponseCache cache, int mostInContext, long mostBytes) {
		this.cache = cache;
		this.mostInContext = mostInContext;
		this.mostBytesInContext = mostBytes / 2;
		this.contexts = Caffeine.newBuilder()
			.maximumWeight(mostBytes)
			.<String, ContextSlots>weigher(
					(context, slots) -> (int) Math.min(Integer.MAX_VALUE, CONTEXT_BYTES + slots.sizeBytes()))
			.build();
		cache.onForget(this::remove);
	}

	@Override
	public boolean embedsItself() {
		return false;
	}

	@Override
	public List<Near> nearest(String context, String text, @Nullable Embedding embedding, double threshold,
			Patience patience) {
		if (embedding == null) {
			return List.of();
		}
		ContextSlots slots = slots(context);
		if (!slots.isLoaded()) {
			load(context, slots, patience);
		}
		else {
			catchUp(context, slots);
		}
		return slots.nearest(embedding, threshold, MOST_NEAREST);
	}

	/** Reads what others have added, so that nobody else's slot is taken. */
	@Override
	public void prepare(String context) {
		ContextSlots slots = slots(context);
		if (slots.isLoaded()) {
			catchUp(context, slots);
		}
	}

	private void catchUp(String context, ContextSlots slots) {
		if (slots.catchUp()) {
			weigh(context, slots);
		}
	}

	@Override
	public List<Note> add(String context, Candidate candidate, EntryDescription answer, Patience patience) {
		ContextSlots slots = slots(context);
		if (!slots.isLoaded()) {
			// It is not known yet which slot is free.
			load(context, slots, patience);
		}
		if (!slots.isLoaded()) {
			return List.of();
		}
		List<Note> notes = slots.add(candidate, answer);
		weigh(context, slots);
		return notes;
	}

	@Override
	public void drop(String context, Near near) {
		ContextSlots slots = this.contexts.getIfPresent(context);
		if (slots != null) {
			slots.drop(near.candidate().answer());
			weigh(context, slots);
		}
	}

	/** Waits for the vectors as long as there is patience; they are read in any case. */
	private void load(String context, ContextSlots slots, Patience patience) {
		if (!slots.beginLoading()) {
			return;
		}
		long start = System.nanoTime();
		try {
			CompletableFuture.runAsync(slots::load, this.loader)
				.thenRun(() -> weigh(context, slots))
				.get(Math.max(0, patience.leftNanos()), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RejectedExecutionException ex) {
			// Too many contexts at once: whoever asks next tries again.
			slots.endLoading();
		}
		catch (ExecutionException | TimeoutException ex) {
			// Whoever asks next finds more.
		}
		finally {
			patience.lose(System.nanoTime() - start);
		}
	}

	/** Unless it has been emptied meanwhile. */
	private void weigh(String context, ContextSlots slots) {
		this.contexts.asMap().replace(context, slots, slots);
	}

	private ContextSlots slots(String context) {
		return this.contexts.get(context, (digest) -> new ContextSlots(SlotKeys.ofContext(digest), this.cache.notes(),
				this.format, this.mostInContext, this.mostBytesInContext));
	}

	private void remove(FlushFilter filter) {
		if (filter.matchesAll()) {
			this.contexts.invalidateAll();
		}
		else {
			this.contexts.asMap().forEach((context, slots) -> {
				slots.remove(filter);
				weigh(context, slots);
			});
		}
	}

	@Override
	public void close() {
		this.loader.shutdownNow();
	}

	private static ExecutorService executor() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MOST_WAITING), (work) -> {
					Thread thread = new Thread(work, "ecoai-semantic-index");
					thread.setDaemon(true);
					return thread;
				});
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

}
