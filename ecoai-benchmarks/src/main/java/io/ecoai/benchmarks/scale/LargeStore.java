package io.ecoai.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.ecoai.EcoAi;
import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;
import io.ecoai.benchmarks.report.Figure;
import io.ecoai.benchmarks.report.StartUp;
import io.ecoai.benchmarks.report.UsageEvents;
import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheParts;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.chat.ChatParts;

import org.springframework.ai.chat.prompt.Prompt;

/**
 * Stores with many answers.
 */
final class LargeStore {

	private static final int MODELS = 100;

	private static final int NAMESPACES = 1_000;

	private static final int BATCH = 1_000;

	private static final int FLUSHES = 5;

	private static final String ROOM = "ecoai.sqlite.max-size=100GB";

	private final int answers;

	private final int pairs;

	private final Findings findings;

	private final byte[] payload;

	private final EntryDescription description;

	LargeStore(int answers, int pairs, Findings findings) {
		this.pairs = pairs;
		this.answers = answers;
		this.findings = findings;
		Prompt prompt = PromptShape.TEXT.prompts().get(0);
		try (OpenAiStub provider = new OpenAiStub()) {
			ChatParts parts = new ChatParts(provider.model());
			this.payload = new CacheParts().pack(parts.encode(provider.model().call(prompt)));
			this.description = parts.description(prompt);
		}
	}

	void measure() throws IOException {
		try (Application application = new Application(ROOM)) {
			fill("sqlite", application);
			SqliteFile file = new SqliteFile(application.folder().resolve("cache.db"));
			this.findings.add("sqlite: bytes of the file for an answer", file.bytes() / (double) this.answers, "");
			starts(file.path());
			flush("sqlite", application.ecoAi());
		}
		try (LocalRedis redis = new LocalRedis();
				Application application = new Application("ecoai.storage=redis", "ecoai.redis.url=" + redis.url())) {
			long before = redis.usedBytes();
			fill("redis", application);
			this.findings.add("redis: bytes of the server's memory for an answer",
					(redis.usedBytes() - before) / (double) this.answers, "");
			flush("redis", application.ecoAi());
		}
	}

	private void fill(String storage, Application application) {
		double before = Findings.heap();
		double millis = Findings.millis(() -> fill(application.bean(CacheStore.class)));
		long kept = application.ecoAi().cache().entries();
		// Redis tells about how many there are.
		if (kept < this.answers * 0.99) {
			throw new IllegalStateException("Of %d answers %s has kept %d".formatted(this.answers, storage, kept));
		}
		this.findings.add(storage + ": answers written in a second", this.answers / millis * 1000, "");
		this.findings.add(storage + ": heap in use after that, more than before", Findings.heap() - before, "MB");
		this.findings.time(storage + ": `cache()`", application.ecoAi()::cache);
	}

	private void fill(CacheStore store) {
		List<CompletableFuture<?>> waiting = new ArrayList<>();
		for (int i = 0; i < this.answers; i++) {
			waiting.add(store.put(entry(i)).toCompletableFuture());
			if (waiting.size() == BATCH || i == this.answers - 1) {
				waiting.forEach(CompletableFuture::join);
				waiting.clear();
			}
		}
	}

	private CacheEntry entry(int number) {
		EntryDescription described = new EntryDescription(this.description.provider(), "model-" + number % MODELS,
				"tenant-" + number / MODELS % NAMESPACES, number + this.description.prompt(),
				this.description.components());
		return new CacheEntry(new CacheKey(UsageEvents.keyOf(number)), new Lifetime(Clock.systemUTC().instant(), null),
				null, this.payload, described);
	}

	private void flush(String storage, EcoAi ecoAi) {
		long[] removed = new long[FLUSHES];
		double[] millis = IntStream.range(0, FLUSHES)
			.mapToDouble(
					(i) -> Findings.millis(() -> removed[i] = ecoAi.flush(FlushFilter.model("model-" + (7 + 11 * i)))))
			.toArray();
		for (long count : removed) {
			if (count != this.answers / MODELS) {
				throw new IllegalStateException("Of a model, %s removed %d answers".formatted(storage, count));
			}
		}
		this.findings.add(
				"%s: `flush(model)` of %s answers, 5 times".formatted(storage, Findings.count(this.answers / MODELS)),
				Figure.of(millis), "ms");
	}

	private void starts(Path full) {
		StartUp start = new StartUp(this.pairs, List.of("--ecoai.sqlite.path=" + full, "--" + ROOM),
				List.of("--" + ROOM));
		this.findings.add("sqlite: start-up of an application over the full file", start.one(), "ms");
		this.findings.add("the same over no file", start.other(), "ms");
		this.findings.add("sqlite: heap in use right after the start", start.heapOfOne(), "MB");
		this.findings.add("the same over no file", start.heapOfOther(), "MB");
	}

}
