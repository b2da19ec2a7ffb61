package io.ecoai.cache.redis;

import java.util.List;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of the store.
 */
final class StoreLog {

	private StoreLog() {
	}

	/**
	 * A busy machine may delay an answer for so long that the store counts as failing
	 * once more, so that there may be more changes than the test has caused.
	 */
	static void assertOneLineForEachChange(CapturedOutput output) {
		List<String> lines = output.toString().lines().filter((line) -> line.contains("redis cache store")).toList();
		assertThat(lines).hasSizeBetween(2, 20);
		for (int i = 0; i < lines.size(); i++) {
			assertThat(lines.get(i)).contains((i % 2 == 0) ? List.of("WARN", "The redis cache store fails")
					: List.of("INFO", "The redis cache store works again"));
		}
		assertThat(lines.size() % 2).as("it works in the end").isZero();
	}

}
