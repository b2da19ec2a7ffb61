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
			for (int i = 0; i < 520; i++) {
				assertThat(benchmark.ecoai(turns).getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.raw(turns)).hasSizeGreaterThan(2048);
				assertThat(benchmark.row(turns)).hasSizeGreaterThan(2048);
			}
			assertThat(benchmark.requests()).isEqualTo(asked).isPositive();
			clear(benchmark.written());
			assertThat(benchmark.ecoai(turns).getMetadata().<String>get("ecoai.cache")).isEqualTo("miss");
		}
		finally {
			benchmark.stop();
		}
	}

	private static void clear(RawStore store) {
		if (store instanceof RawSqlite file) {
			file.clear();
		}
		else {
			((RawRedis) store).clear();
		}
	}

}
