package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WriteHealthTests {

	private final WriteHealth health;

	private long now;

	WriteHealthTests(@TempDir Path folder) {
		this.health = new WriteHealth(Database.sqlite(folder), "Meanwhile.", () -> this.now);
	}

	@Test
	void tellsOnceOfAFullDiskIntoWhichNowAndThenSomethingFits(CapturedOutput output) {
		for (int i = 0; i < 100; i++) {
			this.health.failed(new IllegalStateException("full"));
			pass(Duration.ofMillis(700));
			this.health.succeeded();
			assertThat(this.health.isFailing()).isFalse();
			pass(Duration.ofMillis(700));
		}
		assertThat(output).containsOnlyOnce("cannot be written").doesNotContain("again");
		pass(Duration.ofSeconds(5));
		this.health.succeeded();
		this.health.succeeded();
		assertThat(output).containsOnlyOnce("again");
		this.health.failed(new IllegalStateException("full"));
		assertThat(output.getOut().split("cannot be written", -1)).hasSize(3);
	}

	@Test
	void tellsAtTheEndThatItWorksAgain(CapturedOutput output) {
		this.health.failed(new IllegalStateException("full"));
		this.health.ended();
		assertThat(output).doesNotContain("again");
		this.health.succeeded();
		this.health.ended();
		this.health.ended();
		assertThat(output).containsOnlyOnce("again");
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
	}

}
