package io.ecoai.semantic.vectorstore;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.SimilarAnswers.Note;
import io.ecoai.semantic.embed.BoundedCalls;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.FailureReason;
import io.ecoai.semantic.embed.Patience;
import io.ecoai.semantic.index.Candidate;
import io.ecoai.semantic.index.QuestionIndex;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;

/**
 * Keeps questions as documents in a vector store, which embeds them itself. What a search
 * finds is as similar as the store says. Callers wait for a search no longer than for an
 * embedding, and never for anything else. Thread-safe.
 */
public final class VectorStoreIndex implements QuestionIndex {

	private static final Log logger = LogFactory.getLog(VectorStoreIndex.class);

	/** With more, everything leaves. */
	private static final int MOST_FLUSHED = 1_000;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	/** What is to leave the store, before anything else is done to it. */
	private final Set<FlushFilter> flushed = ConcurrentHashMap.newKeySet();

	private final String name;

	private final VectorStore store;

	private final Owner owner;

	private final BoundedCalls calls;

	/**
	 * Creates an index.
	 * @param name the name of the store's bean
	 * @param store the store
	 * @param cache tells when answers leave, and whose they are
	 * @param application the name of the application, whose questions they are where the
	 * answers have no identity of their own
	 * @param clock tells when a store that has failed is tried again
	 */
	public VectorStoreIndex(String name, VectorStore store, ResponseCache cache, String application, Clock clock) {
		this.name = name;
		this.store = store;
		this.owner = new Owner(cache, application);
		this.calls = new BoundedCalls("The vector store '%s'".formatted(name), "ecoai-vector-store", clock);
		cache.onFlush(this::flush);
	}

	@Override
	public @Nullable String obstacle() {
		return this.calls.obstacle();
	}

	@Override
	public boolean embedsItself() {
		return true;
	}

	@Override
	public List<Near> nearest(String context, String text, @Nullable Embedding embedding, double threshold,
			Patience patience) {
		List<Near> found = this.calls.call(() -> search(context, text, threshold), text, patience, (late) -> {
		});
		return (found != null) ? found : List.of();
	}

	private List<Near> search(String context, String text, double threshold) {
		String owner = this.owner.id();
		List<Document> found = this.store.similaritySearch(SearchRequest.builder()
			.query(text)
			.topK(MOST_NEAREST)
			.similarityThreshold(threshold)
			.filterExpression(QuestionDocuments.inContext(owner, context))
			.build());
		// Not every store filters.
		return found.stream()
			.map((document) -> QuestionDocuments.near(owner, context, document))
			.filter(Objects::nonNull)
			.toList();
	}

	@Override
	public List<Note> add(String context, Candidate candidate, EntryDescription answer, Patience patience) {
		later(() -> attempt("add a question to it", candidate.text(),
				() -> this.store.add(List.of(QuestionDocuments.of(this.owner.id(), context, candidate, answer)))));
		return List.of();
	}

	@Override
	public void drop(String context, Near near) {
		later(() -> attempt("remove a question from it", near.candidate().text(), () -> this.store
			.delete(List.of(QuestionDocuments.id(this.owner.id(), context, near.candidate().answer())))));
	}

	/** What cannot be done now is done with what comes next. */
	private void flush(FlushFilter filter) {
		this.flushed.add((this.flushed.size() < MOST_FLUSHED) ? filter : FlushFilter.all());
		later(() -> {
		});
	}

	private void later(Runnable work) {
		this.calls.later(() -> {
			removeFlushed();
			work.run();
		});
	}

	/** As far as that is possible: a store that fails is not tried with all of them. */
	private void removeFlushed() {
		for (FlushFilter filter : this.flushed) {
			// Before it is done, since the same may be flushed again meanwhile.
			this.flushed.remove(filter);
			if (!attempt("remove the questions of flushed answers from it", "",
					() -> this.store.delete(QuestionDocuments.of(this.owner.id(), filter)))) {
				this.flushed.add(filter);
				return;
			}
		}
	}

	/**
	 * Tells once for each of the things that may fail, and nothing of the text.
	 * @return whether it has not failed
	 */
	private boolean attempt(String what, String text, Runnable action) {
		try {
			action.run();
			return true;
		}
		catch (RuntimeException ex) {
			if (this.told.add(what)) {
				logger.warn("The vector store '%s' fails: it is not possible to %s (%s). This is told once"
					.formatted(this.name, what, FailureReason.of(ex, text)));
			}
			logger.debug("It is not possible to %s".formatted(what), ex);
			return false;
		}
	}

	@Override
	public void close() {
		this.calls.close();
	}

}
