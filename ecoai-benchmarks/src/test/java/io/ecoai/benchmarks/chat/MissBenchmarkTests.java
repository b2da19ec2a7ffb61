package io.ecoai.benchmarks.chat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link MissBenchmark}.
 */
class MissBenchmarkTests {

	@ParameterizedTest
	@ValueSource(strings = { "memory", "sqlite", "redis", "distant-redis" })
	void nothingIsAnsweredFromTheCache(String storage) {
		MissBenchmark benchmark = new MissBenchmark();
		benchmark.storage = storage;
		benchmark.takeAnswer();
		try {
			for (int i = 0; i < 20; i++) {
				benchmark.nextRequest();
				assertThat(benchmark.ecoai().getMetadata().<String>get("ecoai.cache")).isEqualTo("miss");
				assertThat(benchmark.model().getMetadata().<String>get("ecoai.cache")).isNull();
			}
			// A busy machine may hold up a store, which is then left alone for a moment.
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				benchmark.nextRequest();
				benchmark.ecoai();
				return benchmark.kept() >= 20;
			});
			if (storage.endsWith("redis")) {
				assertThat(benchmark.roundTrip()).isNull();
			}
		}
		finally {
			benchmark.stop();
		}
	}

}
