package io.ecoai.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.settings.LiveSettings.PinnedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SharedSettingsTests {

	@TempDir
	Path folder;

	private final Board board = new Board();

	@Test
	void aChangeReachesTheOthers() {
		LiveSettings one = settings(Map.of());
		LiveSettings other = settings(Map.of());
		one.update((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofMillis(1500)));
		assertThat(other.current()).isEqualTo(one.current());
		assertThat(this.board.values).containsOnly(Map.entry("mode", "prod"), Map.entry("ttl", "1.5"));
	}

	@Test
	void aNewInstanceTakesOverWhatIsShared() {
		settings(Map.of()).update((current) -> current.withCachingEnabled(false));
		assertThat(settings(Map.of()).current().cachingEnabled()).isFalse();
	}

	@Test
	void changesOfDifferentSettingsDoNotUndoEachOther() {
		LiveSettings one = settings(Map.of());
		LiveSettings other = settings(Map.of());
		this.board.silent = true;
		one.update((current) -> current.withMode(Mode.PROD));
		other.update((current) -> current.withTtl(Duration.ofMinutes(5)));
		this.board.silent = false;
		this.board.tell();
		assertThat(one.current()).isEqualTo(new EcoAiSettings(true, Mode.PROD, Duration.ofMinutes(5)));
		assertThat(other.current()).isEqualTo(one.current());
	}

	@Test
	void whatIsPinnedStaysPinned() {
		LiveSettings pinned = settings(Map.of(Setting.MODE, new PinnedValue(Mode.REPLAY, "the environment")));
		settings(Map.of())
			.update((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofSeconds(7)).withCachingEnabled(false));
		assertThat(pinned.current()).isEqualTo(new EcoAiSettings(false, Mode.REPLAY, Duration.ofSeconds(7)));
		pinned.update((current) -> current.withCachingEnabled(true));
		assertThat(this.board.values).containsEntry("mode", "prod");
	}

	@Test
	void whatIsSharedGoesBeforeTheFile() {
		Path file = this.folder.resolve("settings.json");
		EcoAiSettings.write(file, new EcoAiSettings(false, Mode.PROD, Duration.ofSeconds(3)));
		this.board.values.put("mode", "replay");
		LiveSettings settings = new LiveSettings(file, Map.of(), this.board);
		assertThat(settings.current()).isEqualTo(new EcoAiSettings(false, Mode.REPLAY, Duration.ofSeconds(3)));
	}

	@Test
	void writesNoFileWhereNoneIsWanted() {
		settings(Map.of()).update((current) -> current.withMode(Mode.PROD));
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void whatCannotBeUsedIsPassedOver() {
		LiveSettings settings = settings(Map.of());
		this.board.values.putAll(Map.of("mode", "nonsense", "ttl", "-1", "cachingEnabled", "false", "later", "x"));
		this.board.tell();
		assertThat(settings.current()).isEqualTo(EcoAiSettings.DEFAULTS.withCachingEnabled(false));
	}

	@Test
	void aChangeThatCannotBeSharedHoldsHereAndIsTold() {
		LiveSettings settings = settings(Map.of());
		this.board.broken = true;
		assertThatExceptionOfType(SettingsNotSavedException.class)
			.isThrownBy(() -> settings.update((current) -> current.withMode(Mode.PROD)))
			.withMessageContaining("out of order");
		assertThat(settings.current().mode()).isEqualTo(Mode.PROD);
	}

	@Test
	void whatCannotBeReadChangesNothingAndIsTold() {
		LiveSettings settings = settings(Map.of());
		this.board.values.put("mode", "prod");
		this.board.broken = true;
		assertThatIllegalStateException().as("so that it is called again").isThrownBy(this.board::tell);
		assertThat(settings.current()).isEqualTo(EcoAiSettings.DEFAULTS);
	}

	private LiveSettings settings(Map<Setting, PinnedValue> pinned) {
		return new LiveSettings(null, pinned, this.board);
	}

	/** Shared within this JVM. */
	private static final class Board implements SharedSettings {

		private final Map<String, String> values = new HashMap<>();

		private final List<Runnable> listeners = new ArrayList<>();

		private boolean silent;

		private boolean broken;

		@Override
		public void listen(Runnable changed) {
			this.listeners.add(changed);
			changed.run();
		}

		@Override
		public Map<String, String> read() {
			check();
			return Map.copyOf(this.values);
		}

		@Override
		public void write(Map<String, String> changed) {
			check();
			this.values.putAll(changed);
			if (!this.silent) {
				tell();
			}
		}

		private void tell() {
			this.listeners.forEach(Runnable::run);
		}

		private void check() {
			if (this.broken) {
				throw new IllegalStateException("out of order");
			}
		}

	}

}
