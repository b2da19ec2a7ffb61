package io.ecoai.usage.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.usage.UsageRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteUsageDatabaseTests {

	@Test
	void theFileBecomesSmallerWhenRecordsHaveLeft(@TempDir Path folder) throws Exception {
		String prompt = "x".repeat(4000);
		List<UsageRecord> records = IntStream.range(0, 3000)
			.mapToObj((i) -> Calls.hit().prompt(prompt).record("r" + i))
			.toList();
		UsageDatabase database = Database.sqlite(folder);
		UsageBatches batches = new UsageBatches(database);
		batches.save(records, List.of());
		database.close();
		Path file = folder.resolve("usage.db");
		long before = Files.size(file);
		assertThat(before).isGreaterThan(12_000_000);
		assertThat(batches.deleteBefore(Calls.NOON.plus(Duration.ofDays(1)), 5000)).isEqualTo(3000);
		database.tidy(true);
		database.close();
		assertThat(Files.size(file)).isLessThan(before / 10);
	}

}
