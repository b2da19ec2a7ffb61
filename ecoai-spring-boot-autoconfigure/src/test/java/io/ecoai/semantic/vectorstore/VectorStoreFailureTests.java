package io.ecoai.semantic.vectorstore;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.semantic.embed.BoundedCalls;
import io.ecoai.semantic.embed.Patience;
import io.ecoai.semantic.index.Candidate;
import io.ecoai.semantic.index.QuestionIndex.Near;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A vector store that fails says so in the log, and nothing of the questions.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class VectorStoreFailureTests {

	private static final String QUESTION = "How do I reset my password?";

	private final ResponseCache cache = new ResponseCache(
			CacheStore.failOpen(new MemoryCacheStore(1_000_000), CacheListener.NONE), 0, CacheListener.NONE,
			Clock.systemUTC());

	private final VectorStoreIndex index = new VectorStoreIndex("store", new Failing(), this.cache, "tests",
			Clock.systemUTC());

	@AfterEach
	void stop() {
		this.index.close();
		this.cache.close();
	}

	@Test
	void tellsOnceForEachOfTheThingsThatFail(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			this.index.add("context", new Candidate(new CacheKey("1-" + i), QUESTION, null, null),
					new EntryDescription("openai", "gpt", "default", QUESTION, List.of()),
					new Patience(BoundedCalls.PATIENCE));
		}
		Awaitility.await().until(() -> output.toString().contains("add a question"));
		this.cache.flush(FlushFilter.all());
		Awaitility.await().until(() -> output.toString().contains("remove the questions of flushed answers"));
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("store", "null value in column"));
		assertThat(output.toString()).doesNotContain("reset my password");
	}

	@Test
	void whatCouldNotLeaveLeavesWithWhatComesNext() {
		Failing failing = new Failing();
		try (VectorStoreIndex index = new VectorStoreIndex("store", failing, this.cache, "tests", Clock.systemUTC())) {
			this.cache.flush(FlushFilter.model("gpt"));
			Awaitility.await().until(() -> failing.deletions.get() == 1);
			failing.works = true;
			index.drop("context", new Near(null, new Candidate(new CacheKey("1-1"), QUESTION, null, null), 1.0));
			Awaitility.await().until(() -> failing.deletions.get() == 2);
		}
	}

	/** As PostgreSQL does it. */
	private static final class Failing implements VectorStore {

		private final AtomicInteger deletions = new AtomicInteger();

		private volatile boolean works;

		@Override
		public void add(List<Document> documents) {
			throw failure(documents.get(0).getText());
		}

		@Override
		public void delete(List<String> ids) {
			throw failure(QUESTION);
		}

		@Override
		public void delete(Filter.Expression filter) {
			this.deletions.incrementAndGet();
			if (!this.works) {
				throw failure(QUESTION);
			}
		}

		@Override
		public List<Document> similaritySearch(SearchRequest request) {
			throw failure(request.getQuery());
		}

		private static RuntimeException failure(String text) {
			return new IllegalStateException("INSERT INTO vector_store VALUES ('%s')".formatted(text),
					new IllegalArgumentException(
							"ERROR: null value in column \"id\"\n  Detail: Failing row contains (%s)."
								.formatted(text)));
		}

	}

}
