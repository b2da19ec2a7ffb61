package io.ecoai.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsFileTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void name() {
		this.file = this.folder.resolve("settings.json");
	}

	private JsonNode content() {
		return this.mapper.readTree(this.file.toFile());
	}

	@Test
	void hasTheDefaultsWhereThereIsNoFile() {
		assertThat(EcoAiSettings.read(this.file)).isEqualTo(EcoAiSettings.DEFAULTS);
		assertThat(this.file).doesNotExist();
	}

	@Test
	void readsTheFileOfAnotherLibraryAndKeepsWhatIsNotOurs() throws IOException {
		Files.writeString(this.file, """
				{"cachingEnabled": false, "mode": "prod", "ttl": 3600, "semanticEnabled": true,
				 "semanticThreshold": 0.92, "theme": {"dark": [1, 2.50, null, "ü"]}, "big": 12345678901234567890}""");
		EcoAiSettings settings = EcoAiSettings.read(this.file);
		assertThat(settings)
			.isEqualTo(new EcoAiSettings(false, Mode.PROD, Duration.ofHours(1)).withSemanticEnabled(true)
				.withSemanticThreshold(0.92));
		JsonNode before = content();
		EcoAiSettings.write(this.file, settings.withTtl(Duration.ofMinutes(2)).withMode(Mode.DEV));
		JsonNode after = content();
		for (String name : new String[] { "semanticEnabled", "semanticThreshold", "theme", "big" }) {
			assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
		}
		assertThat(after.get("ttl")).hasToString("120");
		assertThat(after.get("mode").stringValue()).isEqualTo("dev");
		assertThat(after.get("cachingEnabled")).hasToString("false");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", value = { "3600 -> PT1H", "3600.0 -> PT1H", "0 -> PT0S", "0.5 -> PT0.5S",
			"1.25 -> PT1.25S", "\"90m\" -> PT1H30M", "\"PT2H\" -> PT2H", "\"60\" -> PT1M", "86400000 -> PT24000H" })
	void readsTimesToLive(String json, Duration expected) throws IOException {
		Files.writeString(this.file, "{\"ttl\": %s}".formatted(json));
		assertThat(EcoAiSettings.read(this.file).ttl()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT0.5S", "PT0.000000001S", "PT1.5S", "PT1H", "PT2562047788015H" })
	void writesTimesToLiveSoThatTheyReadTheSame(Duration ttl) {
		EcoAiSettings settings = EcoAiSettings.DEFAULTS.withTtl(ttl);
		EcoAiSettings.write(this.file, settings);
		assertThat(EcoAiSettings.read(this.file)).isEqualTo(settings);
		assertThat(content().get("ttl").isNumber()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ttl\": -1}", "{\"ttl\": -0.5}", "{\"ttl\": \"soon\"}", "{\"ttl\": {\"a\": 1}}",
			"{\"ttl\": [3600]}", "{\"ttl\": null}", "{\"ttl\": true}", "{\"ttl\": 99999999999999999999}",
			"{\"ttl\": 1e300}", "{\"mode\": \"turbo\"}", "{\"mode\": 3}", "{\"mode\": []}",
			"{\"cachingEnabled\": \"maybe\"}", "{\"cachingEnabled\": 0}", "{\"cachingEnabled\": {}}", "", "garbage",
			"[1, 2]", "\"text\"", "null", "{\"mode\": \"prod\"", "{} {}", "\u0000\u0001\u0002" })
	void passesOverWhatItCannotUse(String content) throws IOException {
		Files.writeString(this.file, content);
		assertThat(EcoAiSettings.read(this.file)).isEqualTo(EcoAiSettings.DEFAULTS);
		EcoAiSettings written = new EcoAiSettings(false, Mode.REPLAY, Duration.ofSeconds(5));
		EcoAiSettings.write(this.file, written);
		assertThat(EcoAiSettings.read(this.file)).isEqualTo(written);
	}

	@Test
	void usesWhatItCanBesideWhatItCannot() throws IOException {
		Files.writeString(this.file, "{\"ttl\": \"soon\", \"mode\": \"PROD\", \"cachingEnabled\": \"FALSE\"}");
		assertThat(EcoAiSettings.read(this.file))
			.isEqualTo(new EcoAiSettings(false, Mode.PROD, EcoAiSettings.DEFAULTS.ttl()));
	}

	@Test
	void leavesOutTheThresholdThatIsTheDefault() throws IOException {
		EcoAiSettings.write(this.file, EcoAiSettings.DEFAULTS.withSemanticThreshold(0.8));
		assertThat(content().get("semanticThreshold").isNumber()).isTrue();
		EcoAiSettings.write(this.file, EcoAiSettings.DEFAULTS);
		assertThat(content().has("semanticThreshold")).isFalse();
		assertThat(EcoAiSettings.read(this.file).semanticThreshold()).isNull();
		Files.writeString(this.file, "{\"semanticThreshold\": \"default\"}");
		assertThat(EcoAiSettings.read(this.file).semanticThreshold()).isNull();
	}

	@Test
	void saysThatAFileCannotBeRead() throws IOException {
		Files.createDirectory(this.file);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> EcoAiSettings.read(this.file))
			.withMessageContaining(this.file.toString());
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> EcoAiSettings.write(this.file, EcoAiSettings.DEFAULTS));
	}

	@Test
	void makesTheFolder() {
		Path deep = this.folder.resolve("a").resolve("b").resolve("settings.json");
		EcoAiSettings.write(deep, EcoAiSettings.DEFAULTS);
		assertThat(EcoAiSettings.read(deep)).isEqualTo(EcoAiSettings.DEFAULTS);
	}

	@Test
	void isReplacedInOneStep() throws Exception {
		EcoAiSettings one = new EcoAiSettings(true, Mode.PROD, Duration.ofSeconds(11));
		EcoAiSettings other = new EcoAiSettings(false, Mode.REPLAY, Duration.ofDays(1));
		EcoAiSettings.write(this.file, one);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<?> writer = threads.submit(() -> {
				for (int i = 0; i < 300; i++) {
					EcoAiSettings.write(this.file, (i % 2 == 0) ? other : one);
				}
			});
			while (!writer.isDone()) {
				assertThat(EcoAiSettings.read(this.file)).isIn(one, other);
			}
			writer.get();
		}
		finally {
			threads.shutdownNow();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files).as("nothing stays behind").containsExactly(this.file);
		}
	}

}
