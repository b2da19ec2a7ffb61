package io.ecoai.semantic.index;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lookup;
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

	private final ResponseCache cache = new ResponseCache(
			CacheStore.failOpen(new MemoryCacheStore(100_000_000), CacheListener.NONE), 0, CacheListener.NONE,
			Clock.systemUTC());

	private final EmbeddedIndex index;

	private final BoundedEmbedder embedder;

	private final SemanticCache semantic;

	private final MatchMode match;

	QuestionCache(Embedder embedder, MatchMode match) {
		this(embedder, match, EmbeddedIndex.MOST_IN_CONTEXT, EmbeddedIndex.MOST_BYTES);
	}

	QuestionCache(Embedder embedder, MatchMode match, int mostInContext, long mostBytes) {
		this.index = new EmbeddedIndex(this.cache, mostInContext, mostBytes);
		this.embedder = new BoundedEmbedder(embedder, Clock.systemUTC());
		this.semantic = new SemanticCache(this.cache, () -> this.embedder, new QuestionAnalyzer(),
				new Matcher(MatchGuards.english()), this.index, SemanticListener.NONE, Duration.ofMinutes(2));
		this.match = match;
	}

	/** Asks, and returns the other question that was answered, if it was. */
	@Nullable String ask(String text, String context) {
		Asked asked = new Asked(text, context, this.match);
		Lookup<String, String> lookup = this.cache.get(request(asked), new TextOrigin(() -> text));
		return (lookup instanceof Lookup.Hit<String, String> hit && hit.similarity() != null) ? hit.answer() : null;
	}

	/** Looks for another question, which is returned, and keeps nothing. */
	@Nullable String find(String text, String context) {
		Asked asked = new Asked(text, context, this.match);
		Found<String> found = this.semantic.answers(asked, (other) -> question(other, asked)).find();
		return (found != null) ? found.answer() : null;
	}

	private CacheRequest<String> request(Asked asked) {
		return question(asked.key(), asked)
			.withSimilar(this.semantic.answers(asked, (other) -> question(other, asked)));
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

	private record Asked(String text, String context, MatchMode match) implements SemanticRequest {

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
		public boolean shadow() {
			return false;
		}

		@Override
		public void onCharge(Charge charge) {
		}

		@Override
		public void onShadow(double similarity) {
		}

	}

}
