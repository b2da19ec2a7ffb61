package io.ecoai.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.ecoai.settings.LiveSettings.PinnedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SettingsWatchTests {

	private final Path file;

	SettingsWatchTests(@TempDir Path folder) {
		this.file = folder.resolve("settings.json");
	}

	@Test
	void picksUpAChangeByHand() throws IOException {
		LiveSettings settings = new LiveSettings(this.file, Map.of(Setting.MODE, new PinnedValue(Mode.DEV, "code")));
		try (SettingsWatch watch = new SettingsWatch(settings, Duration.ofMillis(5))) {
			assertThat(watch).isNotNull();
			Files.writeString(this.file, "{\"ttl\": 90, \"mode\": \"prod\"}");
			await().untilAsserted(() -> assertThat(settings.current().ttl()).isEqualTo(Duration.ofSeconds(90)));
			assertThat(settings.current().mode()).as("pinned").isEqualTo(Mode.DEV);
			Files.writeString(this.file, "{\"ttl\": 1234, ");
			Files.writeString(this.file, "{\"ttl\": 1234}");
			await().untilAsserted(() -> assertThat(settings.current().ttl()).isEqualTo(Duration.ofSeconds(1234)));
			settings.update((current) -> current.withCachingEnabled(false));
			assertThat(settings.current()).isEqualTo(new EcoAiSettings(false, Mode.DEV, Duration.ofSeconds(1234)));
		}
	}

	@Test
	void goesBackToTheDefaultThresholdWithoutOneInTheFile() throws IOException {
		LiveSettings settings = new LiveSettings(this.file, Map.of());
		try (SettingsWatch watch = new SettingsWatch(settings, Duration.ofMillis(5))) {
			assertThat(watch).isNotNull();
			Files.writeString(this.file, "{\"mode\": \"prod\", \"semanticThreshold\": 0.8}");
			await().untilAsserted(() -> assertThat(settings.current().semanticThreshold()).isEqualTo(0.8));
			Files.writeString(this.file, "{\"mode\": \"prod\"}");
			await().untilAsserted(() -> assertThat(settings.current().semanticThreshold()).isNull());
		}
	}

}
