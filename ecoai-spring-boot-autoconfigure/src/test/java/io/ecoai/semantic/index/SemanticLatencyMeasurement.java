package io.ecoai.semantic.index;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.ecoai.cache.AnswerCodec;
import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lookup;
import io.ecoai.cache.Origin;
import io.ecoai.cache.ResponseCache;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.control.CacheControl;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Embedding.Charge;
import io.ecoai.semantic.embed.LocalEmbedder;
import io.ecoai.semantic.guard.MatchGuards;

/**
 * Measures, asserts nothing: what a semantic hit takes, and what looking for one adds to
 * a miss, with the local model, where 1,000, 10,000 and 100,000 questions of one context
 * are kept. What is kept has embeddings by chance, since real ones would take too long to
 * make.
 */
final class SemanticLatencyMeasurement {

	private static final String[] VERBS = { "clean", "repair", "paint", "move", "sell", "rent", "insure", "store" };

	private static final int ROUNDS = 300;

	private static final PrintStream out = System.out;

	private final LocalEmbedder local = new LocalEmbedder();

	private final Random random = new Random(1);

	private SemanticLatencyMeasurement() {
	}

	public static void main(String[] args) {
		for (int entries : new int[] { 1_000, 10_000, 100_000 }) {
			for (MatchMode match : MatchMode.values()) {
				new SemanticLatencyMeasurement().measure(entries, match);
			}
		}
		System.exit(0);
	}

	private void measure(int entries, MatchMode match) {
		ResponseCache cache = new ResponseCache(
				CacheStore.failOpen(new MemoryCacheStore(2_000_000_000), CacheListener.NONE), 0, CacheListener.NONE,
				Clock.systemUTC());
		EmbeddedIndex index = new EmbeddedIndex(cache, 200_000);
		BoundedEmbedder embedder = new BoundedEmbedder(new Mixed(), Clock.systemUTC());
		SemanticCache semantic = new SemanticCache(cache, () -> embedder, new QuestionAnalyzer(),
				new Matcher(MatchGuards.english()), index, SemanticListener.NONE);
		for (int i = 0; i < entries; i++) {
			ask(cache, semantic, match, "What is the price of article " + i + " in the catalogue?", true);
		}
		long[] hits = new long[ROUNDS];
		long[] misses = new long[ROUNDS];
		int served = 0;
		for (int i = 0; i < ROUNDS; i++) {
			String thing = "the house number " + i + " in the street";
			String verb = VERBS[i % VERBS.length];
			ask(cache, semantic, match, "How do I " + verb + " " + thing + "?", true);
			long start = System.nanoTime();
			served += ask(cache, semantic, match, "How can I " + verb + " " + thing + "?", false) ? 1 : 0;
			hits[i] = System.nanoTime() - start;
			start = System.nanoTime();
			ask(cache, semantic, match, "Where can I " + verb + " the boat number " + i + " in the harbour?", false);
			misses[i] = System.nanoTime() - start;
		}
		out.printf("%s, %,d questions: hit %s (%d of %d served), miss overhead %s%n", match, entries, times(hits),
				served, ROUNDS, times(misses));
		index.close();
		embedder.close();
		cache.close();
	}

	private static String times(long[] nanos) {
		Arrays.sort(nanos);
		return "p50 %.2f ms, p99 %.2f ms".formatted(nanos[nanos.length / 2] / 1e6,
				nanos[nanos.length * 99 / 100] / 1e6);
	}

	private static boolean ask(ResponseCache cache, SemanticCache semantic, MatchMode match, String text,
			boolean kept) {
		Asked asked = new Asked(text, match);
		CacheRequest<String> request = question(asked.key(), asked, kept);
		Lookup<String, String> lookup = cache.get(
				request.withSimilar(semantic.answers(asked, (other) -> question(other, asked, kept))), new Answering());
		return lookup instanceof Lookup.Hit<String, String> hit && hit.similarity() != null;
	}

	private static CacheRequest<String> question(CacheKey key, Asked asked, boolean kept) {
		CacheDirectives directives = kept ? CacheDirectives.NONE : CacheControl.noStore().directives();
		return new CacheRequest<>(key, Freshness.UNLIMITED, directives, new Text(), null,
				() -> new EntryDescription("openai", "gpt", "default", asked.text(), asked.components()));
	}

	/** Real embeddings of what is asked, and chance for what only fills the cache. */
	private final class Mixed implements Embedder {

		@Override
		public Embedding embed(String text) {
			boolean filling = text.startsWith("What is");
			if (!filling) {
				return SemanticLatencyMeasurement.this.local.embed(text);
			}
			float[] vector = new float[384];
			for (int i = 0; i < vector.length; i++) {
				vector[i] = (float) SemanticLatencyMeasurement.this.random.nextGaussian();
			}
			return new Embedding(SemanticLatencyMeasurement.this.local.name(), vector, null);
		}

		@Override
		public String name() {
			return "mixed";
		}

	}

	private record Asked(String text, MatchMode match) implements SemanticRequest {

		@Override
		public CacheKey key() {
			return new CacheKey("1-" + Integer.toHexString(this.text.hashCode()) + this.text.length());
		}

		@Override
		public String context() {
			return "context";
		}

		@Override
		public List<KeyComponent> components() {
			return List.of(new KeyComponent("user", this.text, ""));
		}

		@Override
		public double threshold() {
			return 0.90;
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

	private static final class Answering implements Origin<String, String> {

		@Override
		public String call() {
			return "answer";
		}

		@Override
		public String toAnswer(String response) {
			return response;
		}

		@Override
		public boolean admits(String response) {
			return true;
		}

	}

	private static final class Text implements AnswerCodec<String> {

		@Override
		public byte[] encode(String answer) {
			return answer.getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public String decode(byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}

	}

}
