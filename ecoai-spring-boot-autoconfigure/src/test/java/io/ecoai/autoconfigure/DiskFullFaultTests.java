package io.ecoai.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import io.ecoai.cache.CacheStore;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The disk is full for a while.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class DiskFullFaultTests {

	private static final int CALLS = 300;

	@TempDir
	Path folder;

	@Test
	void callsGoOnWhileTheDiskIsFullAndNothingIsDamagedAfterwards(CapturedOutput output) throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder, "24m");
				ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			Path ballast = disk.folder().resolve("ballast");
			try (RunningApplication application = start(disk, stub)) {
				assertThat(application.ask("before")).isEqualTo("miss");
				application.bean(CacheStore.class).statistics();
				assertThat(application.ecoAi().summary().totalCalls()).isEqualTo(1);
				fill(ballast);
				String filler = "x".repeat(4000);
				for (int i = 0; i < CALLS; i++) {
					assertThat(application.ask("full %d %s".formatted(i, filler))).isEqualTo("miss");
				}
				assertThat(application.ask("before")).as("what is there is served").isEqualTo("hit");
				assertThat(stub.requestCount()).as("no call went out twice").isEqualTo(CALLS + 1);
				Files.delete(ballast);
				await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> {
					application.ask("after " + System.nanoTime());
					return !stored(disk).isEmpty() && application.ecoAi().summary().totalCalls() > CALLS + 2;
				});
			}
			assertThat(query(RunningApplication.cache(disk.folder()), "PRAGMA integrity_check")).isEqualTo("ok");
			assertThat(query(RunningApplication.usage(disk.folder()), "PRAGMA integrity_check")).isEqualTo("ok");
			try (RunningApplication application = start(disk, stub)) {
				assertThat(application.ask("before")).isEqualTo("hit");
				assertThat(application.ask(stored(disk))).isEqualTo("hit");
			}
			assertThat(output).containsOnlyOnce("Usage records cannot be written")
				.containsOnlyOnce("Usage records are written");
		}
	}

	/** A prompt from after, whose answer is in the file. */
	private static String stored(SmallDisk disk) throws SQLException {
		return query(RunningApplication.cache(disk.folder()),
				"SELECT coalesce(max(prompt), '') FROM ecoai_answer WHERE prompt LIKE 'after%'");
	}

	private static RunningApplication start(SmallDisk disk, ProviderStub stub) {
		return RunningApplication.in(disk.folder()).provider(stub).start();
	}

	private static void fill(Path ballast) {
		try (OutputStream out = Files.newOutputStream(ballast)) {
			byte[] block = new byte[512];
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("space");
		}
	}

	private static String query(Path file, String sql) throws SQLException {
		try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				var statement = connection.createStatement();
				var row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

}
