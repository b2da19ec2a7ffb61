package io.ecoai.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.UsageLogOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The copies of a log, which have prompts in them.
 */
class LogFileTests {

	private final Path source;

	LogFileTests(@TempDir Path folder) {
		this.source = folder.resolve("usage.db");
		try (UsageLog log = JdbcUsageLog.sqlite(this.source, UsageLogOptions.defaults(), Clock.systemUTC())) {
			await().until(() -> log.repository().summary(null, null).totalCalls() == 0);
			assertThat(this.source).exists();
		}
	}

	@Test
	void leavesNoCopyBehindAfterOneThatFailed() throws IOException {
		byte[] good = Files.readAllBytes(this.source);
		try (LogFile log = new LogFile(this.source)) {
			log.repository();
			assertThat(copies(log)).containsExactly("usage-0.db");
			Files.writeString(this.source, "certainly no database, but of some length".repeat(50));
			await().untilAsserted(() -> assertThatIllegalStateException().isThrownBy(log::repository));
			assertThat(copies(log)).containsExactly("usage-0.db");
			Files.write(this.source, good);
			Files.write(this.source.resolveSibling("usage.db-wal"), new byte[0]);
			await().untilAsserted(() -> {
				log.repository();
				assertThat(copies(log)).hasSize(1).doesNotContain("usage-0.db");
			});
		}
	}

	private static List<String> copies(LogFile log) throws IOException {
		try (var files = Files.list(log.folder())) {
			return files.map((file) -> String.valueOf(file.getFileName()))
				.filter((name) -> name.endsWith(".db"))
				.toList();
		}
	}

}
