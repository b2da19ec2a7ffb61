package io.ecoai.benchmarks.chat;

import io.ecoai.benchmarks.PromptShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyBenchmark} and {@link AnswerBenchmark}.
 */
class PartsTests {

	@ParameterizedTest
	@EnumSource
	void requestsThatDifferHaveKeysThatDiffer(PromptShape shape) {
		KeyBenchmark benchmark = new KeyBenchmark();
		benchmark.shape = shape;
		benchmark.makeRequests();
		Turns turns = new Turns();
		assertThat(benchmark.ecoai(turns)).isEqualTo(benchmark.ecoai(new Turns())).isNotEqualTo(benchmark.ecoai(turns));
		assertThat(benchmark.sha256(turns)).hasSize(64).isNotEqualTo(benchmark.sha256(turns));
	}

	@Test
	void longAnswersAreCompressedAndShortOnesAreNot() {
		assertThat(answers(2048).pack()).hasSizeGreaterThan(2048);
		assertThat(answers(8192).encode()).hasSizeGreaterThan(8192);
		assertThat(answers(8192).pack()).hasSizeLessThan(6000);
	}

	@Test
	void partsAreWhatTheySay() {
		AnswerBenchmark benchmark = answers(8192);
		assertThat(benchmark.decode()).hasSameClassAs(benchmark.unpack());
		assertThat(benchmark.readJson().isObject()).isTrue();
		assertThat(benchmark.response().getResult().getOutput().getText()).hasSize(8192);
		assertThat(benchmark.lookUp(new Turns())).asString().contains("Hit");
	}

	private static AnswerBenchmark answers(int bytes) {
		AnswerBenchmark benchmark = new AnswerBenchmark();
		benchmark.answerBytes = bytes;
		benchmark.takeAnswer();
		return benchmark;
	}

}
