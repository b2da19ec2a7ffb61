package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheListener;
import io.ecoai.cache.FlushFilter;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.springframework.ai.chat.prompt.Prompt;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One of several applications on one folder. Asks, streams, flushes and reads summaries,
 * and prints how many calls were hits and how often the store has failed.
 */
final class SharedFolderApplication {

	private static final AtomicInteger storeErrors = new AtomicInteger();

	private SharedFolderApplication() {
	}

	public static void main(String... args) {
		int calls = Integer.parseInt(args[1]);
		Random random = new Random(Long.parseLong(args[2]));
		int hits = 0;
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = RunningApplication.in(Path.of(args[0]))
					.provider(stub)
					.beans(Counting.class)
					.with("spring.application.name=" + args[2], "ecoai.near-cache.max-size=100KB")
					.start()) {
			long start = System.nanoTime();
			for (int i = 0; i < calls; i++) {
				if (call(application, new Prompt("Question " + random.nextInt(1500)), i)) {
					hits++;
				}
				if (i % 500 == 499) {
					application.ecoAi().summary();
					application.ecoAi().flush(FlushFilter.pattern("Question 1?"));
				}
			}
			System.out.printf("%d calls/s%n", calls * 1_000_000_000L / (System.nanoTime() - start));
		}
		System.out.printf("hits %d%nerrors %d%n", hits, storeErrors.get());
		System.exit(0);
	}

	private static boolean call(RunningApplication application, Prompt prompt, int number) {
		return "hit".equals((number % 10 == 0)
				? RunningApplication.outcome(application.model().stream(prompt).blockLast()) : application.ask(prompt));
	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		CacheListener countingListener() {
			return new CacheListener() {

				@Override
				public void onStoreError(String storage, String operation) {
					storeErrors.incrementAndGet();
					System.out.println("the store failed on " + operation);
				}

			};
		}

	}

}
