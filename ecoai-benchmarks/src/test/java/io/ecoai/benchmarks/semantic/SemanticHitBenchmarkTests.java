package io.ecoai.benchmarks.semantic;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import io.ecoai.benchmarks.chat.Turns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SemanticHitBenchmark}.
 */
class SemanticHitBenchmarkTests {

	@ParameterizedTest
	@ValueSource(strings = { "strict", "similar" })
	void everyQuestionIsAnsweredInOtherWords(String match) {
		SemanticHitBenchmark benchmark = new SemanticHitBenchmark();
		benchmark.match = match;
		benchmark.keepAnswers();
		try {
			Turns turns = new Turns();
			// A busy machine may hold up the embedder, which is then left alone for a
			// moment.
			await().atMost(Duration.ofSeconds(30))
				.until(() -> IntStream.range(0, 100)
					.allMatch((i) -> "semantic_hit".equals(benchmark.ecoai(turns).getMetadata().get("ecoai.cache"))));
			Turns others = new Turns();
			Set<String> found = new HashSet<>();
			for (int i = 0; i < 1000; i++) {
				benchmark.simpleVectorStore(others).forEach((document) -> found.add(document.getText()));
			}
			assertThat(found).hasSize(1000);
		}
		finally {
			benchmark.stop();
		}
	}

}
