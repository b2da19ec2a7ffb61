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
 * first asks in a context. Thread-safe.
 */
public final class EmbeddedIndex implements QuestionIndex {

	/**
	 * How many questions of one context are compared with: beyond that, the oldest give
	 * way.
	 */
	public static final int MOST_IN_CONTEXT = 10_000;

	/** How many questions of all contexts are in memory: of some 2 KB each. */
	private static final int MOST_IN_MEMORY = 50_000;

	/** What a context takes that has no questions yet, in questions. */
	private static final int CONTEXT_WEIGHT = 10;

	private static final int MOST_CHECKED = 5;

	private static final int MOST_WAITING = 1_000;

	private final CandidateFormat format = new CandidateFormat();

	private final ExecutorService loader = executor();

	private final Cache<String, ContextSlots> contexts;

	private final ResponseCache cache;

	private final int mostInContext;

	/**
	 * Creates an empty index.
	 * @param cache keeps the answers and the notes beside them
	 */
	public EmbeddedIndex(ResponseCache cache) {
		this(cache, MOST_IN_CONTEXT);
	}

	EmbeddedIndex(ResponseCache cache, int mostInContext) {
		this.cache = cache;
		this.mostInContext = mostInContext;
		this.contexts = Caffeine.newBuilder()
			.maximumWeight(Math.max(MOST_IN_MEMORY, 2L * mostInContext))
			.<String, ContextSlots>weigher((context, slots) -> CONTEXT_WEIGHT + slots.size())
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
		else if (slots.catchUp()) {
			weigh(context, slots);
		}
		return slots.nearest(embedding, threshold, MOST_CHECKED);
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
				this.format, this.mostInContext));
	}

	private void remove(FlushFilter filter) {
		if (filter.matchesAll()) {
			this.contexts.invalidateAll();
		}
		else {
			this.contexts.asMap().values().forEach((slots) -> slots.remove(filter));
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
