package io.ecoai.benchmarks.chat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissBenchmark}.
 */
class MissBenchmarkTests {

	@ParameterizedTest
	@ValueSource(strings = { "memory", "sqlite", "redis" })
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
			assertThat(benchmark.awaitKept(20)).isEqualTo(20);
		}
		finally {
			benchmark.stop();
		}
	}

}
