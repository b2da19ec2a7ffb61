package io.ecoai.benchmarks.chat;

import java.time.Duration;

import io.ecoai.benchmarks.PromptShape;
import io.ecoai.benchmarks.RecordsKept;
import io.ecoai.usage.UsageLog;
import org.junit.jupiter.api.Test;
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
			// What is to be written is, before it counts; then nothing comes from the
			// store.
			assertThat(benchmark.application().ecoAi().cache().entries()).isPositive();
			try (RawSqlite store = RawSqlite.row(benchmark.application().folder().resolve("cache.db"))) {
				store.clear();
			}
			int asked = benchmark.requests();
			Turns turns = new Turns();
			Pace pace = new Pace();
			for (int i = 0; i < 520; i++) {
				assertThat(benchmark.ecoai(turns).getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.paced(turns, pace).getMetadata().<String>get("ecoai.cache")).isEqualTo("hit");
				assertThat(benchmark.caffeineAndSha256(turns)).isNotNull();
				assertThat(benchmark.cacheable(turns).getResult()).isNotNull();
			}
			assertThat(benchmark.requests()).isEqualTo(asked).isPositive();
			assertThat(RecordsKept.calls(benchmark.application())).isGreaterThan(1040);
			assertThat(recorded(benchmark)).isGreaterThan(1040);
		}
		finally {
			benchmark.stop();
		}
	}

	@Test
	void nothingIsRecordedWithoutALog() {
		NearHitBenchmark benchmark = new NearHitBenchmark();
		benchmark.usageLog = false;
		benchmark.keepAnswers();
		try {
			assertThat(RecordsKept.calls(benchmark.application())).isPositive();
			assertThat(recorded(benchmark)).isZero();
		}
		finally {
			benchmark.stop();
		}
	}

	private static long recorded(NearHitBenchmark benchmark) {
		benchmark.application().bean(UsageLog.class).flush(Duration.ofSeconds(30));
		return benchmark.application().ecoAi().summary().totalCalls();
	}

}
