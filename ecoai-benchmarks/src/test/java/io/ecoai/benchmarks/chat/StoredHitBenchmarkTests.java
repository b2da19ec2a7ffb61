package io.ecoai.benchmarks.chat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoredHitBenchmark}.
 */
class StoredHitBenchmarkTests {

	@ParameterizedTest
	@ValueSource(strings = { "sqlite", "redis" })
	void everythingIsAnsweredFromTheStore(String storage) {
		StoredHitBenchmark benchmark = new StoredHitBenchmark();
		benchmark.storage = storage;
		benchmark.keepAnswers();
		try {
			int asked = benchmark.requests();
			Turns turns = new Turns();
			for (int i = 0; i < asked; i++) {
				assertThat(benchmark.ecoai(turns).getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.raw(turns)).hasSizeGreaterThan(2048);
			}
			assertThat(benchmark.requests()).isEqualTo(asked).isPositive();
		}
		finally {
			benchmark.stop();
		}
	}

}
