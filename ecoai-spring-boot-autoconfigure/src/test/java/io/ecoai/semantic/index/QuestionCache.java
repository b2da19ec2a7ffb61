package io.ecoai.semantic.index;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.Notes;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.SimilarAnswers.Found;
import io.ecoai.cache.TextCodecs;
import io.ecoai.cache.TextOrigin;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding.Charge;
import io.ecoai.semantic.guard.MatchGuards;
import org.jspecify.annotations.Nullable;

/**
 * A cache of questions, whose answers are the questions themselves. It waits for its
 * embedder as long as that takes, on whatever machine.
 */
final class QuestionCache implements AutoCloseable {

	private final ResponseCache cache;

	private final EmbeddedIndex index;

	private final BoundedEmbedder embedder;

	private final SemanticCache semantic;

	private final MatchMode match;

	private final List<Charge> charges = new CopyOnWriteArrayList<>();

	private boolean shadow;

	QuestionCache(Embedder embedder, MatchMode match) {
		this(embedder, match, EmbeddedIndex.MOST_IN_CONTEXT, EmbeddedIndex.MOST_BYTES);
	}

	QuestionCache(Embedder embedder, MatchMode match, int mostInContext, long mostBytes) {
		this(new ResponseCache(CacheStore.failOpen(new MemoryCacheStore(100_000_000), CacheListener.NONE), 0,
				CacheListener.NONE, Clock.systemUTC()), embedder, match, mostInContext, mostBytes);
	}

	/** Of the same answers as another one, as another instance has it. */
	QuestionCache(QuestionCache other, Embedder embedder) {
		this(other.cache, embedder, other.match, EmbeddedIndex.MOST_IN_CONTEXT, EmbeddedIndex.MOST_BYTES);
	}

	private QuestionCache(ResponseCache cache, Embedder embedder, MatchMode match, int mostInContext, long mostBytes) {
		this(cache, embedder, match, mostInContext, mostBytes, Duration.ofMinutes(2));
	}

	private QuestionCache(ResponseCache cache, Embedder embedder, MatchMode match, int mostInContext, long mostBytes,
			Duration patience) {
		this.cache = cache;
		this.index = new EmbeddedIndex(this.cache, mostInContext, mostBytes);
		this.embedder = new BoundedEmbedder(embedder, Clock.systemUTC());
		this.semantic = new SemanticCache(this.cache, this.embedder, new QuestionAnalyzer(),
				new Matcher(MatchGuards.english()), this.index, SemanticListener.NONE, patience);
		this.match = match;
	}

	/** A cache whose calls wait for no longer than so much. */
	static QuestionCache ofPatience(Embedder embedder, MatchMode match, Duration patience) {
		return new QuestionCache(
				new ResponseCache(CacheStore.failOpen(new MemoryCacheStore(100_000_000), CacheListener.NONE), 0,
						CacheListener.NONE, Clock.systemUTC()),
				embedder, match, EmbeddedIndex.MOST_IN_CONTEXT, EmbeddedIndex.MOST_BYTES, patience);
	}

	/** From now on it is only told what would be served. */
	void serveNothing() {
		this.shadow = true;
	}

	/** What was charged to the calls for embeddings. */
	List<Charge> charges() {
		return this.charges;
	}

	Notes notes() {
		return this.cache.notes();
	}

	/** Removes the answer to a question. */
	void flush(String text, String context) {
		this.cache.flush(FlushFilter.key(asked(text, context).key()));
	}

	/** Asks, and returns the other question that was answered, if it was. */
	@Nullable String ask(String text, String context) {
		return ask(text, context, () -> {
		});
	}

	/** Does something while the answer is on its way. */
	@Nullable String ask(String text, String context, Runnable meanwhile) {
		Asked asked = asked(text, context);
		Lookup<String, String> lookup = this.cache.get(question(asked.key(), asked)
			.withSimilar(this.semantic.answers(asked, (other) -> question(other, asked))), new TextOrigin(() -> {
				meanwhile.run();
				return text;
			}));
		return (lookup instanceof Lookup.Hit<String, String> hit && hit.similarity() != null) ? hit.answer() : null;
	}

	/** Looks for another question, which is returned, and keeps nothing. */
	@Nullable String find(String text, String context) {
		Asked asked = asked(text, context);
		Found<String> found = this.semantic.answers(asked, (other) -> question(other, asked)).find();
		return (found != null) ? found.answer() : null;
	}

	private Asked asked(String text, String context) {
		return new Asked(text, context, this.match, this.shadow, this.charges);
	}

	private static CacheRequest<String> question(CacheKey key, Asked asked) {
		return new CacheRequest<>(key, Freshness.UNLIMITED, CacheDirectives.NONE, TextCodecs.TEXT, null,
				() -> new EntryDescription("openai", "gpt", "default", asked.text(), asked.components()));
	}

	@Override
	public void close() {
		this.index.close();
		this.embedder.close();
		this.cache.close();
	}

	private record Asked(String text, String context, MatchMode match, boolean shadow,
			List<Charge> charges) implements SemanticRequest {

		@Override
		public CacheKey key() {
			return new CacheKey("1-" + Integer.toHexString((this.context + this.text).hashCode()) + this.text.length());
		}

		@Override
		public List<KeyComponent> components() {
			return List.of(new KeyComponent("user", this.text, ""), new KeyComponent("system", this.context, ""));
		}

		@Override
		public double threshold() {
			return this.match.defaultThreshold();
		}

		@Override
		public void onCharge(Charge charge) {
			this.charges.add(charge);
		}

		@Override
		public void onShadow(double similarity) {
		}

	}

}
