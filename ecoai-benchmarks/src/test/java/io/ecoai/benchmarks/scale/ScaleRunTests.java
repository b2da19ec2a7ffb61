package io.ecoai.benchmarks.scale;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScaleRun}, with little of everything.
 */
class ScaleRunTests {

	@Test
	void measuresBothStoragesAndTheLog() throws IOException {
		assertThat(new ScaleRun(20_000, 1_000, 1).text("a machine")).contains("a machine")
			.contains("| `summary()` of all records |")
			.contains("| sqlite: `flush(model)` of 10 answers, 5 times |")
			.contains("| redis: `flush(model)` of 10 answers, 5 times |");
	}

}
