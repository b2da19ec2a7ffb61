package io.ecoai.benchmarks.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Simulation} and {@link Trace}.
 */
class SimulationTests {

	@TempDir
	private Path folder;

	@Test
	void aCacheWithRoomHitsEverythingButTheFirstOfItsKind() {
		Simulation simulation = new Simulation(Trace.zipf(500, 100, 7));
		Savings savings = simulation.replay("memory", "ecoai.storage=memory");
		assertThat(savings.hitRate()).isCloseTo(simulation.atBest().hitRate(), within(1e-9)).isPositive();
		assertThat(savings.tokens()).isPositive();
		assertThat(savings.dollars()).isPositive().isEqualByComparingTo(simulation.atBest().dollars());
		assertThat(simulation.unpriced()).isZero();
	}

	@Test
	void theSameSeedMakesTheSameTrace() {
		assertThat(Trace.zipf(100, 50, 3).calls()).isEqualTo(Trace.zipf(100, 50, 3).calls())
			.isNotEqualTo(Trace.zipf(100, 50, 4).calls());
	}

	@Test
	void aFileIsReplayedInItsOrder() throws IOException {
		Path file = Files.writeString(this.folder.resolve("trace.csv"),
				"prompt,model,inputTokens,outputTokens\na,gpt-4.1,10,20\nb,gpt-4.1,1,2\na,gpt-4.1,10,20\n");
		Trace trace = Trace.csv(file);
		assertThat(trace.calls()).containsExactly(new TracedCall("a", "gpt-4.1", 10, 20),
				new TracedCall("b", "gpt-4.1", 1, 2), new TracedCall("a", "gpt-4.1", 10, 20));
		Savings savings = new Simulation(trace).replay("memory", "ecoai.storage=memory");
		assertThat(savings.tokens()).isEqualTo(30);
		assertThat(savings.hitRate()).isCloseTo(1.0 / 3, within(1e-9));
	}

	@Test
	void modelsAreToldApartAndPromptsMayHoldCommas() throws IOException {
		Path file = Files.writeString(this.folder.resolve("trace.csv"), """
				prompt,model,inputTokens,outputTokens
				"a, b",gpt-4.1,10,20
				"a, b",unknown,1,2
				"a, b",unknown,1,2
				""");
		Simulation simulation = new Simulation(Trace.csv(file));
		Savings savings = simulation.replay("memory", "ecoai.storage=memory");
		assertThat(savings.hits()).isEqualTo(1);
		assertThat(savings.tokens()).isEqualTo(3);
		assertThat(simulation.unpriced()).isEqualTo(2);
	}

	@Test
	void aFileWithoutItsHeadingIsRefused() throws IOException {
		Path file = Files.writeString(this.folder.resolve("trace.csv"), "a,gpt-4.1,10,20\n");
		assertThatIllegalArgumentException().isThrownBy(() -> Trace.csv(file)).withMessageContaining("first line");
	}

	@Test
	void aSmallerCacheSavesLess() {
		Simulation simulation = new Simulation(Trace.zipf(2_000, 1_500, 7));
		assertThat(simulation.replay("small", "ecoai.sqlite.max-size=1MB", "ecoai.near-cache.max-size=0").hits())
			.isPositive()
			.isLessThan(simulation.atBest().hits());
	}

	@Test
	void aLineThatLacksAFieldIsNamed() throws IOException {
		Path file = Files.write(this.folder.resolve("trace.csv"),
				List.of("prompt,model,inputTokens,outputTokens", "a,b"));
		assertThatIllegalArgumentException().isThrownBy(() -> Trace.csv(file)).withMessageContaining("Row 2");
	}

}
