package io.ecoai.benchmarks.semantic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.Machine;
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
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Embedding.Charge;
import io.ecoai.semantic.embed.LocalEmbedder;
import io.ecoai.semantic.guard.MatchGuards;
import io.ecoai.semantic.index.EmbeddedIndex;
import io.ecoai.semantic.index.SemanticCache;
import io.ecoai.semantic.index.SemanticListener;
import io.ecoai.semantic.index.SemanticRequest;

/**
 * Measures what a semantic hit takes, and what looking for one adds to a miss, with the
 * local model, where 1,000, 10,000 and 100,000 questions of one context are kept in
 * memory. The match {@code similar} compares with the newest 10,000 of a context. What is
 * only kept has embeddings by chance, since real ones would take too long to make.
 */
public final class SemanticLatency {

	private static final String[] VERBS = { "clean", "repair", "paint", "move", "sell", "rent", "insure", "store" };

	private static final int ROUNDS = 300;

	private static final CacheDirectives NO_STORE = new CacheDirectives(false, true, false, false, null, null, null,
			null, Set.of());

	private SemanticLatency() {
	}

	/**
	 * Writes a table. With the system property {@code bench.quick} only prints a short
	 * one, to see whether it works.
	 * @param args none
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] args) throws IOException {
		boolean quick = Boolean.getBoolean("bench.quick");
		Machine machine = new Machine(DocumentSection.root());
		String text = text(machine.text(), quick ? List.of(100) : List.of(1_000, 10_000, 100_000));
		if (quick) {
			System.out.println(text);
		}
		else {
			new DocumentSection("semantic").publish(text);
		}
		System.exit(0);
	}

	private static String text(String machine, List<Integer> sizes) {
		List<String> rows = new ArrayList<>();
		for (int entries : sizes) {
			for (MatchMode match : MatchMode.values()) {
				rows.add(measure(entries, match));
			}
		}
		QuestionTimes times = new QuestionTimes();
		return """
				## Semantic matching

				%s
				With the local model, and the default threshold of each match. Questions are of one context and kept in memory; what
				only fills it has embeddings by chance. Similar compares with the newest 10,000, and of 100,000 only those are kept for
				it. Each figure is of %d calls.

				| Match | Questions | Hit | p99 | What looking adds to a miss | p99 | Served |
				|---|---|---|---|---|---|---|
				%s

				Analysis of a question of twenty words takes %s. All guards take %s for a candidate in strict mode and %s in
				similar mode.
				"""
			.formatted(machine, ROUNDS, String.join("\n", rows), times.analysis().text("µs"),
					times.guards(MatchMode.STRICT).text("µs"), times.guards(MatchMode.SIMILAR).text("µs"));
	}

	private static String measure(int entries, MatchMode match) {
		ResponseCache cache = new ResponseCache(
				CacheStore.failOpen(new MemoryCacheStore(2_000_000_000), CacheListener.NONE), 0, CacheListener.NONE,
				Clock.systemUTC());
		EmbeddedIndex index = new EmbeddedIndex(cache);
		BoundedEmbedder embedder = new BoundedEmbedder(new Mixed(), Clock.systemUTC());
		SemanticCache semantic = new SemanticCache(cache, embedder, new QuestionAnalyzer(),
				new Matcher(MatchGuards.english()), index, SemanticListener.NONE);
		for (int i = 0; i < entries; i++) {
			// What has given way by the end is never compared, and takes long to compare
			// before.
			MatchMode filling = (i < entries - EmbeddedIndex.MOST_IN_CONTEXT) ? MatchMode.STRICT : match;
			ask(cache, semantic, filling, "What is the price of article " + i + " in the catalogue?", true);
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
		index.close();
		embedder.close();
		cache.close();
		return String.format(Locale.ROOT, "| %s | %,d | %s | %s | %d of %d |", match.id(), entries, times(hits),
				times(misses), served, ROUNDS);
	}

	private static String times(long[] nanos) {
		Arrays.sort(nanos);
		return String.format(Locale.ROOT, "%.2f ms | %.2f ms", nanos[nanos.length / 2] / 1e6,
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
		CacheDirectives directives = kept ? CacheDirectives.NONE : NO_STORE;
		return new CacheRequest<>(key, Freshness.UNLIMITED, directives, new Text(), null,
				() -> new EntryDescription("openai", "gpt", "default", asked.text(), asked.components()));
	}

	/** Real embeddings of what is asked, and chance for what only fills the cache. */
	private static final class Mixed implements Embedder {

		private final LocalEmbedder local = new LocalEmbedder();

		@Override
		public Embedding embed(String text) {
			boolean filling = text.startsWith("What is");
			return filling ? new Embedding(this.local.name(), WordEmbeddings.vectorOf(text), null)
					: this.local.embed(text);
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
