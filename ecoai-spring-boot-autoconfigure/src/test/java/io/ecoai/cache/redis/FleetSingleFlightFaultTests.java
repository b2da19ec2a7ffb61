package io.ecoai.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Four JVMs on one Redis ask the same questions at the same time: the provider is asked
 * once for each.
 */
@Timeout(300)
class FleetSingleFlightFaultTests {

	private static final int MEMBERS = 4;

	private static final int PROMPTS = Integer.getInteger("faults.prompts", 300);

	private static final Pattern FIGURES = Pattern.compile("hits=(\\d+) misses=(\\d+) errors=(\\d+) millis=(\\d+)");

	/**
	 * An instance that Redis does not answer in time asks by itself, as it should, so
	 * such a run shows nothing.
	 */
	private static final int TRIES = 3;

	@Test
	void theProviderIsAskedOnceForEachPrompt() throws Exception {
		for (int i = 1; i <= TRIES; i++) {
			if (run() == 0) {
				return;
			}
		}
		throw new AssertionError("Redis did not answer in time in any of %d runs".formatted(TRIES));
	}

	/** How often Redis did not answer in time. */
	private static int run() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(MEMBERS);
		try (RedisProcess redis = RedisProcess.running(); CountingProvider provider = new CountingProvider(20)) {
			String prefix = UUID.randomUUID() + ":";
			List<Future<String>> members = new ArrayList<>();
			for (int i = 0; i < MEMBERS; i++) {
				members.add(threads.submit(() -> JavaProcess.run(JavaProcess.currentJavaHome(), List.of("-Xmx256m"),
						FleetMember.class, redis.url(), prefix, provider.url(), "many", "" + MEMBERS, "" + PROMPTS)));
			}
			int hits = 0;
			int misses = 0;
			int errors = 0;
			long millis = 0;
			for (Future<String> member : members) {
				MatchResult figures = FIGURES.matcher(member.get()).results().findFirst().orElseThrow();
				hits += Integer.parseInt(figures.group(1));
				misses += Integer.parseInt(figures.group(2));
				errors += Integer.parseInt(figures.group(3));
				millis = Math.max(millis, Long.parseLong(figures.group(4)));
			}
			System.out.printf("%d JVMs, %d prompts, %d calls: %d provider calls, %d hits, %d errors, %d ms%n", MEMBERS,
					PROMPTS, hits + misses, provider.calls(), hits, errors, millis);
			assertThat(hits + misses).isEqualTo(PROMPTS * 10 * MEMBERS);
			assertThat(provider.questions()).isEqualTo(PROMPTS);
			assertThat(misses).isEqualTo(provider.calls());
			if (errors == 0) {
				assertThat(provider.calls()).isEqualTo(PROMPTS);
			}
			return errors;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
