package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.EcoAiSettingsCustomizer;
import io.ecoai.settings.Mode;
import io.ecoai.settings.PinnedSettingException;
import io.ecoai.settings.Setting;
import io.ecoai.settings.SettingsNotSavedException;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Settings of a running application and who decides on them.
 */
class LiveSettingsTests extends AbstractApplicationTests {

	@Test
	void theMasterSwitchWorksAtOnceAndCallsAreStillLogged() {
		try (RunningApplication application = application().start()) {
			application.ask("Who?");
			application.ecoAi().updateSettings((settings) -> settings.withCachingEnabled(false));
			assertThat(application.ask("Who?")).isEqualTo("bypass");
			assertThat(application.ask("Who?")).isEqualTo("bypass");
			assertThat(this.stub.requestCount()).isEqualTo(3);
			application.ecoAi().updateSettings((settings) -> settings.withCachingEnabled(true));
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(this.stub.requestCount()).isEqualTo(3);
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::outcome)
				.containsExactly(Outcome.HIT, Outcome.BYPASS, Outcome.BYPASS, Outcome.MISS);
		}
	}

	@Test
	void aChangeOutlivesTheApplication() throws IOException {
		try (RunningApplication application = application().start()) {
			application.ecoAi()
				.updateSettings((settings) -> settings.withMode(Mode.PROD).withTtl(Duration.ofMinutes(2)));
		}
		assertThat(Files.readString(RunningApplication.settings(this.folder))).contains("\"prod\"", "120");
		try (RunningApplication restarted = application().start()) {
			assertThat(restarted.ecoAi().settings())
				.isEqualTo(new EcoAiSettings(true, Mode.PROD, Duration.ofMinutes(2)));
		}
	}

	@Test
	void theEnvironmentGoesBeforeTheFileAndCodeBeforeBoth() {
		EcoAiSettings.write(RunningApplication.settings(this.folder),
				new EcoAiSettings(false, Mode.REPLAY, Duration.ofSeconds(7)));
		try (RunningApplication application = application().start()) {
			assertThat(application.ecoAi().settings())
				.isEqualTo(new EcoAiSettings(false, Mode.REPLAY, Duration.ofSeconds(7)));
			assertThat(application.ecoAi().pinnedSettings()).isEmpty();
		}
		try (RunningApplication application = application().with("ecoai.ttl=8")
			.withVariable("ECOAI_MODE", "prod")
			.start()) {
			assertThat(application.ecoAi().settings())
				.isEqualTo(new EcoAiSettings(false, Mode.PROD, Duration.ofSeconds(8)));
		}
		try (RunningApplication application = application().with("ecoai.ttl=8")
			.withVariable("ECOAI_MODE", "prod")
			.beans(Pinned.class)
			.start()) {
			assertThat(application.ecoAi().settings())
				.isEqualTo(new EcoAiSettings(false, Mode.DEV, Duration.ofSeconds(8)));
			assertThat(application.ecoAi().pinnedSettings()).containsOnlyKeys(Setting.MODE, Setting.TTL)
				.hasEntrySatisfying(Setting.MODE, (where) -> assertThat(where).contains("EcoAiSettingsCustomizer"));
		}
	}

	@Test
	void aPinnedSettingStaysAndSaysWhereToChangeIt() {
		try (RunningApplication application = application().withVariable("ECOAI_MODE", "prod").start()) {
			EcoAiSettings before = application.ecoAi().settings();
			assertThatExceptionOfType(PinnedSettingException.class)
				.isThrownBy(() -> application.ecoAi().updateSettings((settings) -> settings.withMode(Mode.DEV)))
				.withMessageContaining("mode is pinned")
				.withMessageContaining("ECOAI_MODE");
			assertThat(application.ecoAi().settings()).isEqualTo(before);
			application.ecoAi().updateSettings((settings) -> settings.withTtl(Duration.ofSeconds(5)));
			assertThat(application.ecoAi().settings().ttl()).isEqualTo(Duration.ofSeconds(5));
		}
	}

	@Test
	void aChangeThatCannotBeSavedIsInForceAllTheSame() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		try (RunningApplication application = application().with("ecoai.settings-path=" + file.resolve("settings.json"))
			.start()) {
			assertThatExceptionOfType(SettingsNotSavedException.class)
				.isThrownBy(() -> application.ecoAi().updateSettings((settings) -> settings.withMode(Mode.PROD)))
				.withMessageContaining(file.toString());
			assertThat(application.ecoAi().settings().mode()).isEqualTo(Mode.PROD);
		}
	}

	@Test
	void aSettingsFileThatIsNoJsonIsPassedOver() throws IOException {
		Files.writeString(RunningApplication.settings(this.folder), "mode: prod");
		try (RunningApplication application = application().start()) {
			assertThat(application.ecoAi().settings()).isEqualTo(EcoAiSettings.DEFAULTS);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Pinned {

		@Bean
		EcoAiSettingsCustomizer pinned() {
			return (settings) -> settings.mode(Mode.DEV);
		}

	}

}
