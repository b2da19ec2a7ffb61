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
		assertThat(savings.hitRate()).isCloseTo(simulation.bestHitRate(), within(1e-9)).isPositive();
		assertThat(savings.tokens()).isPositive();
		assertThat(savings.dollars()).isPositive();
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
	void aLineThatLacksAFieldIsNamed() throws IOException {
		Path file = Files.write(this.folder.resolve("trace.csv"),
				List.of("prompt,model,inputTokens,outputTokens", "a,b"));
		assertThatIllegalArgumentException().isThrownBy(() -> Trace.csv(file)).withMessageContaining("Line 2");
	}

}
