package io.ecoai.chat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in the place of a kept answer, callers are given that answer or a fresh
 * one. Each process has little memory and ends if that does not suffice.
 */
@Timeout(3600)
class DecoderFuzzTests {

	private static final int PAYLOADS = Integer.getInteger("fuzz.payloads", 2000);

	private static final int PAYLOADS_PER_PROCESS = 5_000;

	private static final List<String> LITTLE_MEMORY = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError",
			"--add-opens=java.base/java.lang=ALL-UNNAMED");

	@TempDir
	static Path samples;

	@BeforeAll
	static void recordWhatProvidersAnswer() throws IOException {
		AnswerSamples.write(samples);
	}

	@ParameterizedTest
	@CsvSource({ ".answer, bytes", ".answer, json", ".stream, bytes", ".stream, json" })
	void everyCallerIsGivenAnAnswer(String samplesOf, String level) {
		int kept = 0;
		int fresh = 0;
		for (int done = 0; done < PAYLOADS; done += PAYLOADS_PER_PROCESS) {
			int payloads = Math.min(PAYLOADS_PER_PROCESS, PAYLOADS - done);
			String[] counts = JavaProcess
				.run(JavaProcess.currentJavaHome(), LITTLE_MEMORY, DecoderFuzz.class, samples.toString(), samplesOf,
						level, String.valueOf(payloads), String.valueOf(20_260_105 + done))
				.trim()
				.split(" ");
			kept += Integer.parseInt(counts[0]);
			fresh += Integer.parseInt(counts[1]);
		}
		System.out.printf("%s %s: %d damaged, %d served, %d refused%n", samplesOf, level, PAYLOADS, kept, fresh);
		assertThat(kept + fresh).isEqualTo(PAYLOADS);
		assertThat(fresh).isGreaterThan(PAYLOADS / 5);
	}

}
