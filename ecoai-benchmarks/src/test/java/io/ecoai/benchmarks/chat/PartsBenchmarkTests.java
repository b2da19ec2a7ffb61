package io.ecoai.benchmarks.chat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PartsBenchmark}.
 */
class PartsBenchmarkTests {

	@Test
	void partsAreWhatTheySay() {
		PartsBenchmark benchmark = new PartsBenchmark();
		benchmark.takeAnswer();
		assertThat(benchmark.key(new Turns())).isEqualTo(benchmark.key(new Turns()));
		assertThat(benchmark.sha256(new Turns())).hasSize(64);
		assertThat(benchmark.encode()).hasSizeGreaterThan(2048);
		assertThat(benchmark.decode()).hasSameClassAs(benchmark.decode());
		assertThat(benchmark.readJson().isObject()).isTrue();
	}

}
