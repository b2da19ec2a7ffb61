package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.ecoai.cache.CacheStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Something has happened to the files, between two runs or during one.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class DamagedFileFaultTests extends AbstractApplicationTests {

	private static final int ANSWERS = 60;

	/** What happens to a file. */
	enum Damage {

		GARBAGE {
			@Override
			void happenTo(Path file) throws IOException {
				byte[] garbage = new byte[(int) Files.size(file)];
				new Random(5).nextBytes(garbage);
				Files.write(file, garbage);
			}
		},

		TRUNCATED {
			@Override
			void happenTo(Path file) throws IOException {
				try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
					channel.truncate(channel.size() / 2);
				}
			}
		},

		EMPTY {
			@Override
			void happenTo(Path file) throws IOException {
				Files.write(file, new byte[0]);
			}
		},

		WRONG_LOG {
			@Override
			void happenTo(Path file) throws IOException {
				byte[] garbage = new byte[100_000];
				new Random(6).nextBytes(garbage);
				Files.write(file.resolveSibling(file.getFileName() + "-wal"), garbage);
			}
		};

		abstract void happenTo(Path file) throws IOException;

	}

	@ParameterizedTest
	@EnumSource
	void anApplicationStartsWithFilesThatWereDamaged(Damage damage, CapturedOutput output) throws Exception {
		try (RunningApplication application = start()) {
			fill(application);
		}
		damage.happenTo(RunningApplication.cache(this.folder));
		damage.happenTo(RunningApplication.usage(this.folder));
		int before = this.stub.requestCount();
		try (RunningApplication application = start()) {
			for (int i = 0; i < ANSWERS; i++) {
				assertThat(application.ask("Question " + i)).isIn("hit", "miss");
			}
			for (int i = 0; i < ANSWERS; i++) {
				assertThat(application.ask("Question " + i)).isEqualTo("hit");
			}
			assertThat(application.ecoAi().summary().totalCalls()).isGreaterThanOrEqualTo(ANSWERS * 2);
		}
		boolean lost = damage != Damage.WRONG_LOG;
		assertThat(this.stub.requestCount() - before).isEqualTo(lost ? ANSWERS : 0);
		boolean aside = lost && damage != Damage.EMPTY;
		assertThat(asides()).hasSize(aside ? 2 : 0);
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).hasSize(aside ? 2 : 0);
		assertSound();
	}

	@ParameterizedTest
	@EnumSource(names = { "GARBAGE", "TRUNCATED" })
	void anApplicationGoesOnWhenTheAnswersAreDamagedWhileItRuns(Damage damage) throws Exception {
		try (RunningApplication application = start()) {
			fill(application);
			checkpoint();
			damage.happenTo(RunningApplication.cache(this.folder));
			await().atMost(Duration.ofSeconds(60)).until(() -> {
				application.ask("Question " + new Random().nextInt(ANSWERS));
				application.ask("New " + System.nanoTime());
				return !asides().isEmpty();
			});
			await().atMost(Duration.ofSeconds(60))
				.until(() -> "hit".equals(application.ask("Question 1"))
						&& application.bean(CacheStore.class).statistics().entries() > 0);
		}
		assertSound();
	}

	@Test
	void aFileOfANewerVersionIsLeftAsItIsWithARemedy(CapturedOutput output) throws Exception {
		try (RunningApplication application = start()) {
			fill(application);
		}
		Path newer = this.folder.resolve("newer.db");
		execute("PRAGMA user_version = 99");
		Files.copy(RunningApplication.cache(this.folder), newer, StandardCopyOption.REPLACE_EXISTING);
		try (RunningApplication application = start()) {
			assertThat(application.ask("Question 1")).isEqualTo("miss");
			assertThat(application.ask("Question 1")).as("memory works all the same").isEqualTo("hit");
			for (int i = 2; i < 10; i++) {
				assertThat(application.ask("Question " + i)).isEqualTo("miss");
			}
		}
		assertThat(RunningApplication.cache(this.folder)).hasSameBinaryContentAs(newer);
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).hasSize(1)
			.first()
			.asString()
			.contains("schema version 99", "left unchanged", "configure another path");
	}

	private RunningApplication start() {
		return application().with("ecoai.near-cache.max-size=10KB").start();
	}

	private static void fill(RunningApplication application) {
		for (int i = 0; i < ANSWERS; i++) {
			application.ask("Question " + i);
		}
		application.ecoAi().summary();
		application.bean(CacheStore.class).statistics();
	}

	private List<Path> asides() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files
				.filter((file) -> file.toString().matches(".*\\.db\\.corrupt-[^.]*")
						&& !file.toString().matches(".*-(wal|shm|journal)"))
				.toList();
		}
	}

	private void checkpoint() throws SQLException {
		execute("PRAGMA wal_checkpoint(TRUNCATE)");
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = connect(RunningApplication.cache(this.folder));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void assertSound() throws SQLException {
		for (Path file : List.of(RunningApplication.cache(this.folder), RunningApplication.usage(this.folder))) {
			try (Connection connection = connect(file);
					Statement statement = connection.createStatement();
					var row = statement.executeQuery("PRAGMA integrity_check")) {
				row.next();
				assertThat(row.getString(1)).as(file.toString()).isEqualTo("ok");
			}
		}
	}

	private static Connection connect(Path file) throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + file);
	}

}
