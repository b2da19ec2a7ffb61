package io.ecoai.cache.redis;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.ResponseCache;
import io.ecoai.chat.AdmissionPolicy;
import io.ecoai.chat.ChatCaching;
import io.ecoai.chat.Streaming;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.settings.LiveSettings;
import io.ecoai.usage.UsagePublisher;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * One who calls a cached model that answers at once, so that what a call takes is what
 * the cache adds. Without a near cache, so that every hit comes from Redis. Thread-safe.
 */
final class RedisCaller implements AutoCloseable {

	private final AtomicLong modelCalls = new AtomicLong();

	private final AtomicLong storeErrors = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final Latencies latencies = new Latencies();

	private final ResponseCache cache;

	private final ChatModel model;

	private final int answerLength;

	RedisCaller(PrivateRedis redis, Path folder) {
		this(redis, folder, RedisCacheStore.READ_PATIENCE, 100);
	}

	RedisCaller(PrivateRedis redis, Path folder, Duration readPatience, int answerLength) {
		this.answerLength = answerLength;
		CacheListener listener = new CacheListener() {

			@Override
			public void onStoreError(String storage, String operation) {
				RedisCaller.this.storeErrors.incrementAndGet();
			}

		};
		RedisCacheStore store = new RedisCacheStore(redis, "ecoai:", Clock.systemUTC(), readPatience);
		this.cache = new ResponseCache(CacheStore.failOpen(store, listener), 0, listener, Clock.systemUTC());
		ChatCaching caching = new ChatCaching(this.cache, new LiveSettings(folder.resolve("settings.json"), Map.of()),
				new FreshnessPolicy(Duration.ZERO, Map.of()), AdmissionPolicy.completeAnswers(),
				new Namespaces("default", null), Streaming.RECORDED,
				new UsagePublisher(ImpactEstimator.withTables(List.of(), List.of(), null), List.of()));
		ChatModel raw = new PromptModel();
		this.model = caching.decorate(raw, raw, "model");
	}

	/** Asks, checks the answer, and tells whether it came from the cache. */
	boolean ask(String question) {
		long before = System.nanoTime();
		ChatResponse response = this.model.call(new Prompt(question));
		this.latencies.add(System.nanoTime() - before);
		if (!text(question).equals(response.getResult().getOutput().getText())) {
			throw new AssertionError("Another answer than that to " + question);
		}
		boolean hit = "hit".equals(response.getMetadata().get("ecoai.cache"));
		if (hit) {
			this.hits.incrementAndGet();
		}
		return hit;
	}

	/** What was measured since this was last asked. */
	Latencies.Figures latencies() {
		return this.latencies.take();
	}

	ResponseCache cache() {
		return this.cache;
	}

	long modelCalls() {
		return this.modelCalls.get();
	}

	long storeErrors() {
		return this.storeErrors.get();
	}

	long hits() {
		return this.hits.get();
	}

	/** Does not compress well, as little as many answers do. */
	private String text(String question) {
		StringBuilder text = new StringBuilder(question);
		Random random = new Random(question.hashCode());
		while (text.length() < this.answerLength) {
			text.append((char) ('!' + random.nextInt(90)));
		}
		return text.toString();
	}

	@Override
	public void close() {
		this.cache.close();
		this.latencies.close();
	}

	private final class PromptModel implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			RedisCaller.this.modelCalls.incrementAndGet();
			return new ChatResponse(List.of(new Generation(new AssistantMessage(text(prompt.getContents())))));
		}

		@Override
		public ChatOptions getOptions() {
			return ChatOptions.builder().model("gpt-4o").build();
		}

	}

}
