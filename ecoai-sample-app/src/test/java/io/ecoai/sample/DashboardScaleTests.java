package io.ecoai.sample;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Lifetime;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.support.ServletRequestHandledEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How long the server takes for each page of the dashboard. The profile {@code scale}
 * does it with a million records and 50,000 kept answers.
 */
class DashboardScaleTests {

	private static final Logger logger = LoggerFactory.getLogger(DashboardScaleTests.class);

	private static final int RECORDS = Integer.getInteger("scale.records", 10_000);

	private static final int PROMPTS = Integer.getInteger("scale.prompts", 500);

	private static final Duration BOUND = Duration.ofMillis(300);

	private static final int BATCH = 5000;

	private static final int TRIES = 5;

	/** What a browser fetches before it asks for figures. */
	private static final List<String> FILES = List.of("", "dashboard.css", "theme.js", "app.js", "api.js", "dom.js",
			"overview.js", "charts.js", "methods.js", "alike.js", "format.js", "prompts.js", "miss.js", "settings.js",
			"uplot.js");

	private static final Map<String, List<String>> PAGES = new LinkedHashMap<>();

	static {
		PAGES.put("overview",
				List.of("report?from=%s", "daily?from=%s", "latency?from=%s", "prompts?sort=hits&limit=5"));
		PAGES.put("prompts", List.of("prompts?limit=25", "report"));
		PAGES.put("prompts, searched", List.of("prompts?limit=25&search=%%20499&filter=exact&sort=saved", "report"));
		PAGES.put("prompts, semantic",
				List.of("prompts?limit=25&filter=semantic", "report", "history?outcome=semantic_hit&limit=250"));
		PAGES.put("why a miss", List.of("models"));
		PAGES.put("settings", List.of("settings", "semantic"));
	}

	private final Path folder;

	DashboardScaleTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void eachPageIsThereAtOnce() {
		try (ConfigurableApplicationContext application = start()) {
			fill(application);
			Queue<Long> server = new ConcurrentLinkedQueue<>();
			application.addApplicationListener((ApplicationListener<ServletRequestHandledEvent>) (event) -> server
				.add(event.getProcessingTimeMillis()));
			SampleClient client = new SampleClient(application.getEnvironment());
			FILES.forEach((file) -> time(client, server, List.of(file), ""));
			String from = Instant.now().minus(Duration.ofDays(29)).toString().substring(0, 10);
			PAGES.forEach((page, requests) -> {
				List<Duration> times = new ArrayList<>();
				for (int i = 0; i < TRIES; i++) {
					times
						.add(time(client, server, requests.stream().map((request) -> "api/" + request).toList(), from));
				}
				logger.info("{} records, {} prompts: {} first {} ms, then {} ms, at best {} ms", RECORDS, PROMPTS, page,
						times.get(0).toMillis(),
						times.stream().sorted().skip(TRIES / 2).findFirst().orElseThrow().toMillis(),
						times.stream().min(Duration::compareTo).orElseThrow().toMillis());
				assertThat(times).as(page).anyMatch((time) -> time.compareTo(BOUND) < 0);
			});
		}
	}

	/**
	 * What the server takes for the requests of a page, one after the other, though a
	 * browser makes them at the same time.
	 */
	private static Duration time(SampleClient client, Queue<Long> server, List<String> requests, String from) {
		server.clear();
		for (String request : requests) {
			assertThat(client.get("/ecoai/" + request.formatted(from), String.class).status().value()).isEqualTo(200);
		}
		await().until(() -> server.size() == requests.size());
		return Duration.ofMillis(server.stream().mapToLong(Long::longValue).sum());
	}

	private static void fill(ConfigurableApplicationContext application) {
		UsageRepository repository = application.getBean(UsageLog.class).repository();
		CacheStore store = application.getBean(CacheStore.class);
		Instant now = Instant.now();
		for (int i = 0; i < PROMPTS; i++) {
			store.put(new CacheEntry(new CacheKey("key-" + i), new Lifetime(now, null), null, new byte[2000],
					new EntryDescription("openai", "gpt-4o", "default", "Prompt " + i, List.of(), Set.of())));
			int kept = i + 1;
			if (kept % BATCH == 0) {
				// It refuses what comes faster than it can be written.
				await().atMost(Duration.ofMinutes(1)).until(() -> store.statistics().entries() == kept);
			}
		}
		List<UsageRecord> batch = new ArrayList<>(BATCH);
		for (int i = 0; i < RECORDS; i++) {
			batch.add(call(i, now.minusSeconds(1 + (long) ((RECORDS - i) * (80.0 * 86_400 / RECORDS)))));
			if (batch.size() == BATCH || i == RECORDS - 1) {
				repository.saveAll(batch);
				batch.clear();
			}
		}
	}

	private static UsageRecord call(int number, Instant at) {
		int prompt = (int) ((number * 7919L) % PROMPTS);
		boolean hit = number % 3 != 0;
		return new UsageRecord(0, at, "openai", "model-" + (prompt % 12), hit, hit ? 200 : 0, hit ? 2 : 900,
				hit ? new BigDecimal("0.002") : BigDecimal.ZERO, hit ? 0.2 : 0, false, "Prompt " + prompt,
				PromptType.values()[prompt % 7], "event-" + number, hit ? Outcome.HIT : Outcome.MISS, "dev", "shop",
				"tenant-" + (prompt % 5), 100L, 200L, 0L, 0L, hit ? BigDecimal.ZERO : new BigDecimal("0.002"), null,
				null, hit ? 0.4 : 0.0, null, "key-" + prompt, null);
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(SampleApplication.class).run("--server.port=0", "--OPENAI_API_KEY=",
				"--ANTHROPIC_API_KEY=", "--GEMINI_API_KEY=", "--GOOGLE_API_KEY=", "--sample.stand-in.port=0",
				"--ecoai.sqlite.path=" + this.folder.resolve("cache.db"),
				"--ecoai.usage.path=" + this.folder.resolve("usage.db"),
				"--ecoai.settings-path=" + this.folder.resolve("settings.json"));
	}

}
