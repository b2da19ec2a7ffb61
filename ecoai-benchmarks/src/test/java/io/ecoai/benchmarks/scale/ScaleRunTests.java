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
		assertThat(new ScaleRun(20_000, 1_000).text()).contains("| `summary()` of all records |")
			.contains("| sqlite: answers that have left | 10.00 |")
			.contains("| redis: answers that have left | 10.00 |");
	}

}
