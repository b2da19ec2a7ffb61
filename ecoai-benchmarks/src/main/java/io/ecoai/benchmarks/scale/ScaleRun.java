package io.ecoai.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import io.ecoai.EcoAi;
import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.WordText;
import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.UsageLogRate;
import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.usage.UsageQuery;

/**
 * Fills the usage log and the stores, and measures what is asked of them then.
 */
public final class ScaleRun {

	private static final int SMALL = 10_000;

	private static final int BATCH = 1_000;

	private final List<String> rows = new ArrayList<>();

	private final int records;

	private final int answers;

	ScaleRun(int records, int answers) {
		this.records = records;
		this.answers = answers;
	}

	/**
	 * Fills everything as far as {@code scale.records} and {@code scale.answers} say, and
	 * writes what came out.
	 * @param arguments none
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		ScaleRun run = new ScaleRun(Integer.getInteger("scale.records", 10_000_000),
				Integer.getInteger("scale.answers", 1_000_000));
		new DocumentSection("scale").write(Path.of(System.getProperty("bench.report", "PERFORMANCE.md")), run.text());
	}

	/** The section of the document. */
	String text() throws IOException {
		log();
		answers("sqlite", "ecoai.sqlite.max-size=100GB");
		try (LocalRedis redis = new LocalRedis()) {
			answers("redis", "ecoai.redis.url=" + redis.url());
		}
		return """
				## Scale

				%,d usage records of 100 models and 1,000 namespaces; %,d answers of 2 KB in each storage. Written by
				`mvn verify -Pbench -pl ecoai-benchmarks -am -Dbench.main=io.ecoai.benchmarks.scale.ScaleRun`.

				| What | Result |
				|---|---|
				%s
				""".formatted(this.records, this.answers, String.join("\n", this.rows));
	}

	private void log() throws IOException {
		try (Application application = new Application()) {
			EcoAi ecoAi = application.ecoAi();
			UsageLogRate log = new UsageLogRate(application.folder());
			log.perSecond(application, 0, SMALL);
			double small = millis(ecoAi::summary);
			double rate = log.perSecond(application, SMALL, this.records);
			double large = millis(ecoAi::summary);
			row("records written in a second, to the last of them", rate, "");
			row("`summary()` of 10,000 records", small, "ms");
			row("`summary()` of all records", large, "ms");
			row("the second beside the first (target: 5)", large / small, "×");
			row("`history(50)`, newest", millis(() -> ecoAi.history(UsageQuery.latest(50))), "ms");
			UsageQuery deep = new UsageQuery(50, this.records / 2, null, null, null, null, null, null);
			row("`history(50)`, half way down", millis(() -> ecoAi.history(deep)), "ms");
			row("bytes of a record in the file",
					Files.size(application.folder().resolve("usage.db")) / (double) this.records, "");
		}
	}

	private void answers(String storage, String property) throws IOException {
		try (Application application = new Application("ecoai.storage=" + storage, property)) {
			CacheStore store = application.bean(CacheStore.class);
			fill(store);
			EcoAi ecoAi = application.ecoAi();
			row(storage + ": `cache()`", millis(ecoAi::cache), "ms");
			if (storage.equals("sqlite")) {
				row("sqlite: bytes of the file for an answer",
						Files.size(application.folder().resolve("cache.db")) / (double) this.answers, "");
				row("sqlite: start-up over a full file", started(application.folder()), "ms");
			}
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			row(storage + ": heap in use", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, "MB");
			long[] removed = new long[1];
			row(storage + ": `flush(model)` of a hundredth",
					once(() -> removed[0] = ecoAi.flush(FlushFilter.model("model-7"))), "ms");
			row(storage + ": answers that have left", removed[0], "");
		}
	}

	private void fill(CacheStore store) {
		WordText text = new WordText(5);
		byte[] payload = text.next(2048).getBytes(StandardCharsets.UTF_8);
		List<CompletableFuture<?>> waiting = new ArrayList<>();
		for (int i = 0; i < this.answers; i++) {
			EntryDescription description = new EntryDescription("openai", "model-" + i % 100,
					"tenant-" + i / 100 % 1000, "How do I return order " + i + '?', List.of());
			Lifetime lifetime = new Lifetime(Clock.systemUTC().instant(), null);
			waiting.add(store
				.put(new CacheEntry(new CacheKey("1-%064x".formatted(i)), lifetime, null, payload, description))
				.toCompletableFuture());
			if (waiting.size() == BATCH) {
				waiting.forEach(CompletableFuture::join);
				waiting.clear();
			}
		}
		waiting.forEach(CompletableFuture::join);
	}

	private static double started(Path folder) {
		Instant start = Instant.now();
		try (Application again = new Application("ecoai.sqlite.path=" + folder.resolve("cache.db"))) {
			again.ecoAi().cache();
			return java.time.Duration.between(start, Instant.now()).toMillis();
		}
	}

	private void row(String what, double value, String unit) {
		String figure = String.format(Locale.ROOT, "%,.2f %s", value, unit).strip();
		this.rows.add("| %s | %s |".formatted(what, figure));
	}

	/** The best of five. */
	private static double millis(Runnable work) {
		double best = Double.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			best = Math.min(best, once(work));
		}
		return best;
	}

	private static double once(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e6;
	}

}
