package io.ecoai.benchmarks.chat;

import io.ecoai.benchmarks.OpenAiStub;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StreamHitBenchmark}.
 */
class StreamHitBenchmarkTests {

	@Test
	void everythingIsAnsweredFromMemory() {
		StreamHitBenchmark benchmark = new StreamHitBenchmark();
		benchmark.keepAnswers();
		try {
			int asked = benchmark.requests();
			Turns turns = new Turns();
			for (int i = 0; i < asked; i++) {
				ChatResponse last = benchmark.ecoai(turns);
				assertThat(last).isNotNull();
				assertThat(last.getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.caffeineAndSha256(turns)).isNotNull();
			}
			assertThat(benchmark.chunks()).isEqualTo(OpenAiStub.CHUNKS);
			assertThat(benchmark.requests()).isEqualTo(asked).isPositive();
		}
		finally {
			benchmark.stop();
		}
	}

}
