package io.ecoai.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications use one folder at the same time.
 */
@Timeout(1800)
class SqliteTwoProcessesFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	@TempDir
	Path folder;

	@Test
	void twoApplicationsShareAFolderWithoutAnError() throws Exception {
		int each = CALLS / 2;
		Process first = start("1", each);
		Process second = start("2", each);
		try {
			first.waitFor(20, TimeUnit.MINUTES);
			second.waitFor(20, TimeUnit.MINUTES);
		}
		finally {
			first.destroyForcibly();
			second.destroyForcibly();
		}
		String printed = Files.readString(out("1")) + Files.readString(out("2"));
		assertThat(List.of(first.exitValue(), second.exitValue())).as(printed).containsOnly(0);
		assertThat(printed).doesNotContain("SQLITE_BUSY", " WARN ", " ERROR ");
		assertThat(numbers(printed, "errors ")).as(printed).containsExactly(0L, 0L);
		long hits = numbers(printed, "hits ").stream().mapToLong(Long::longValue).sum();
		assertThat(hits).isBetween(1L, CALLS - 1L);
		assertThat(number("SELECT count(*) FROM usage_log")).isEqualTo(CALLS);
		assertThat(number("SELECT sum(cache_hit) FROM usage_log")).isEqualTo(hits);
		System.out.printf("%d calls, %d hits, %s calls/s%n", CALLS, hits,
				printed.lines().filter((line) -> line.endsWith(" calls/s")).toList());
	}

	private Process start(String name, int calls) {
		return JavaProcess.start(out(name), SharedFolderApplication.class, this.folder.toString(),
				String.valueOf(calls), name);
	}

	private Path out(String name) {
		return this.folder.resolve("out" + name);
	}

	private static List<Long> numbers(String printed, String name) {
		return printed.lines()
			.filter((line) -> line.startsWith(name))
			.map((line) -> Long.valueOf(line.substring(name.length())))
			.toList();
	}

	private long number(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection("jdbc:sqlite:" + RunningApplication.usage(this.folder));
				var statement = connection.createStatement();
				var row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

}
