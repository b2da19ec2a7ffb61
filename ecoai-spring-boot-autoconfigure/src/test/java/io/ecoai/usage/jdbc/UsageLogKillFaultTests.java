package io.ecoai.usage.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application is killed while it records calls in a file.
 */
@Timeout(900)
class UsageLogKillFaultTests {

	private static final int KILLS = Integer.getInteger("faults.kills", 4);

	/** The interval of 200 ms, and the rest for a machine that has other things to do. */
	private static final long MOST_MILLIS = 2000;

	@TempDir
	Path folder;

	@Test
	void aKilledApplicationLosesTheCallsOfOneInterval() throws Exception {
		Path file = this.folder.resolve("usage.db");
		List<Long> lostMillis = new ArrayList<>();
		int recorded = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			Path out = this.folder.resolve("out" + kill);
			long enough = 20_000 + (kill * 7919L) % 20_000;
			Process application = JavaProcess.start(out, RecordsForEver.class, file.toString());
			try {
				await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(() -> {
					assertThat(application.isAlive()).as(() -> out.toString()).isTrue();
					return Files.size(out) >= enough;
				});
			}
			finally {
				application.destroyForcibly().waitFor();
			}
			assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
			Set<String> kept = new HashSet<>(query(file, "SELECT event_id FROM usage_log"));
			List<String[]> calls = calls(out);
			recorded += calls.size();
			lostMillis.add(lostMillis(calls, kept));
			for (String totals : List.of("usage_daily", "usage_total")) {
				assertThat(query(file, "SELECT COALESCE(SUM(calls), 0) FROM " + totals)).as(totals)
					.containsExactly(String.valueOf(kept.size()));
			}
		}
		lostMillis.sort(null);
		System.out.printf("measured: %d kills, %d calls, lost at most those of the last %d ms, median %d ms%n", KILLS,
				recorded, lostMillis.get(KILLS - 1), lostMillis.get(KILLS / 2));
		assertThat(lostMillis).allMatch((millis) -> millis <= MOST_MILLIS);
	}

	/** How long before the kill the first call ended that is lost. */
	private static long lostMillis(List<String[]> calls, Set<String> kept) {
		int written = 0;
		while (written < calls.size() && kept.contains(calls.get(written)[0])) {
			written++;
		}
		assertThat(calls.subList(written, calls.size())).as("calls are written in their order")
			.noneMatch((call) -> kept.contains(call[0]));
		return (written == calls.size()) ? 0
				: (nanos(calls.get(calls.size() - 1)) - nanos(calls.get(written))) / 1_000_000;
	}

	private static long nanos(String[] call) {
		return Long.parseLong(call[1].substring(0, call[1].length() - 1));
	}

	/** The last line may have been cut by the kill. */
	private static List<String[]> calls(Path out) throws Exception {
		return Files.readString(out)
			.lines()
			.filter((line) -> line.endsWith("."))
			.map((line) -> line.split(" ", -1))
			.filter((call) -> call.length == 2)
			.toList();
	}

	private static List<String> query(Path file, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				var statement = connection.createStatement();
				var row = statement.executeQuery(sql)) {
			while (row.next()) {
				values.add(row.getString(1));
			}
		}
		return values;
	}

}
