package io.ecoai.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ecoai.settings.LiveSettings.PinnedValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LiveSettingsTests {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void name() {
		this.file = this.folder.resolve("settings.json");
	}

	private LiveSettings settings(Map<Setting, PinnedValue> pinned) {
		return new LiveSettings(this.file, pinned);
	}

	private static Map<Setting, PinnedValue> pinnedMode(Mode mode) {
		return Map.of(Setting.MODE, new PinnedValue(mode, "application.yml"));
	}

	@Test
	void changesAtOnceAndAfterARestart() {
		LiveSettings settings = settings(Map.of());
		settings.update((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofSeconds(90)));
		assertThat(settings.current()).isEqualTo(new EcoAiSettings(true, Mode.PROD, Duration.ofSeconds(90)));
		assertThat(settings(Map.of()).current()).isEqualTo(settings.current());
	}

	@Test
	void doesNotChangeWhatIsPinned() {
		LiveSettings settings = settings(pinnedMode(Mode.PROD));
		assertThatExceptionOfType(PinnedSettingException.class)
			.isThrownBy(() -> settings.update((current) -> current.withMode(Mode.DEV).withCachingEnabled(false)))
			.withMessage("mode is pinned by application.yml; change it there")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.MODE));
		assertThat(settings.current()).isEqualTo(EcoAiSettings.DEFAULTS.withMode(Mode.PROD));
		assertThat(this.file).doesNotExist();
		assertThat(settings.pins()).containsExactly(Map.entry(Setting.MODE, "application.yml"));
	}

	@Test
	void letsAPinWinOverTheFileAndLeavesTheFilesValueThere() throws IOException {
		Files.writeString(this.file, "{\"mode\": \"replay\", \"ttl\": 5}");
		LiveSettings settings = settings(pinnedMode(Mode.PROD));
		assertThat(settings.current()).isEqualTo(new EcoAiSettings(true, Mode.PROD, Duration.ofSeconds(5)));
		settings.update((current) -> current.withTtl(Duration.ofSeconds(6)).withMode(Mode.PROD));
		assertThat(EcoAiSettings.read(this.file))
			.isEqualTo(new EcoAiSettings(true, Mode.REPLAY, Duration.ofSeconds(6)));
	}

	@Test
	void startsWithTheDefaultsWhereTheFileCannotBeRead() throws IOException {
		Files.createDirectory(this.file);
		LiveSettings settings = settings(pinnedMode(Mode.PROD));
		assertThat(settings.current()).isEqualTo(EcoAiSettings.DEFAULTS.withMode(Mode.PROD));
	}

	@Test
	void changesEvenWhereTheFileCannotBeWritten() throws IOException {
		LiveSettings settings = settings(Map.of());
		Files.createDirectory(this.file);
		assertThatExceptionOfType(SettingsNotSavedException.class)
			.isThrownBy(() -> settings.update((current) -> current.withCachingEnabled(false)))
			.withMessageContaining(this.file.toString());
		assertThat(settings.current().cachingEnabled()).isFalse();
	}

	@Test
	void changesNothingWhereTheChangeFails() {
		LiveSettings settings = settings(Map.of());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> settings.update((current) -> current.withTtl(Duration.ofSeconds(-1))));
		assertThat(settings.current()).isEqualTo(EcoAiSettings.DEFAULTS);
		settings.update((current) -> current.withMode(Mode.PROD));
		assertThat(settings.current().mode()).as("the lock is free").isEqualTo(Mode.PROD);
	}

	@Test
	void losesNoChangeOfThoseMadeAtTheSameTime() throws Exception {
		LiveSettings settings = settings(Map.of());
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> changes = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				changes.add(threads.submit(() -> {
					for (int j = 0; j < 25; j++) {
						settings.update((current) -> current.withTtl(current.ttl().plusSeconds(1)));
					}
				}));
			}
			for (Future<?> change : changes) {
				change.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(settings.current().ttl()).isEqualTo(EcoAiSettings.DEFAULTS.ttl().plusSeconds(100));
		assertThat(EcoAiSettings.read(this.file)).isEqualTo(settings.current());
	}

}
