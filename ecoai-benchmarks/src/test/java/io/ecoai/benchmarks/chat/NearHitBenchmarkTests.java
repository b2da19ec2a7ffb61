package io.ecoai.benchmarks.chat;

import io.ecoai.benchmarks.PromptShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearHitBenchmark}.
 */
class NearHitBenchmarkTests {

	@ParameterizedTest
	@EnumSource
	void everythingIsAnsweredFromMemory(PromptShape shape) {
		NearHitBenchmark benchmark = new NearHitBenchmark();
		benchmark.shape = shape;
		benchmark.keepAnswers();
		try {
			int asked = benchmark.requests();
			Turns turns = new Turns();
			for (int i = 0; i < asked; i++) {
				assertThat(benchmark.ecoai(turns).getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.caffeineAndSha256(turns)).isNotNull();
			}
			assertThat(benchmark.requests()).isEqualTo(asked).isPositive();
		}
		finally {
			benchmark.stop();
		}
	}

}
