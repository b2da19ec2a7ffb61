package io.ecoai.cache.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application is killed while it writes answers.
 */
@Timeout(900)
class SqliteKillFaultTests {

	private static final int KILLS = Integer.getInteger("faults.kills", 4);

	@TempDir
	Path folder;

	@Test
	void servesEveryAnswerThatWasCommittedBeforeAKill() throws Exception {
		Path file = this.folder.resolve("cache.db");
		Random random = new Random(9);
		int committed = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			Path out = this.folder.resolve("out" + kill);
			Process writer = JavaProcess.start(out, PutsForEver.class, file.toString(), "run" + kill);
			try {
				long enough = 1 + random.nextInt(40_000);
				await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(() -> {
					assertThat(writer.isAlive()).as(() -> out.toString()).isTrue();
					return Files.size(out) >= enough;
				});
			}
			finally {
				writer.destroyForcibly().waitFor();
			}
			assertThat(Answers.query(file, "PRAGMA integrity_check")).containsExactly("ok");
			committed += assertServed(file, keys(out));
		}
		assertThat(committed).isGreaterThan(KILLS);
		System.out.printf("%d kills, %d committed answers, all served%n", KILLS, committed);
	}

	/** The last line may have been cut by the kill. */
	private static List<String> keys(Path out) throws Exception {
		return Files.readString(out)
			.lines()
			.filter((line) -> line.startsWith("+") && line.endsWith("."))
			.map((line) -> line.substring(1, line.length() - 1))
			.toList();
	}

	private static int assertServed(Path file, List<String> keys) {
		SqliteCacheStore store = new SqliteCacheStore(file, Clock.systemUTC());
		try {
			for (String key : keys) {
				CacheEntry entry = Objects.requireNonNull(store.get(new CacheKey(key)), key);
				assertThat(entry.payload()).isEqualTo(Answers.large(key, entry.payload().length).payload());
			}
			return keys.size();
		}
		finally {
			store.close();
		}
	}

}
