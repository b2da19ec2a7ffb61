package io.ecoai.dashboard;

import java.nio.file.Path;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.settings.LiveSettings.PinnedValue;
import io.ecoai.settings.Mode;
import io.ecoai.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where the dashboard is there at all.
 */
class DashboardPresenceTests {

	private final Path folder;

	DashboardPresenceTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET,PROD,a=b,404", "REACTIVE,PROD,a=b,404", "SERVLET,REPLAY,a=b,404",
			"SERVLET,PROD,ecoai.dashboard.enabled=true,200", "REACTIVE,DEV,ecoai.dashboard.enabled=false,404",
			"SERVLET,DEV,server.tomcat.remoteip.remote-ip-header=X-Client,403",
			"SERVLET,DEV,server.forward-headers-strategy=framework,403",
			"REACTIVE,DEV,server.forward-headers-strategy=native,403" })
	void followsTheConfiguredMode(WebApplicationType type, Mode mode, String property, int status) {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(this.folder.resolve("settings.json"),
				Map.of(Setting.MODE, new PinnedValue(mode, "ecoai.mode")));
		try (DashboardApplication application = new DashboardApplication(type, ecoAi, property)) {
			assertThat(application.get("/ecoai/").statusCode()).isEqualTo(status);
		}
	}

	@Test
	void doesNotFollowTheSettingsFile() {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
		ecoAi.updateSettings((settings) -> settings.withMode(Mode.PROD));
		try (DashboardApplication application = new DashboardApplication(WebApplicationType.SERVLET, ecoAi)) {
			assertThat(application.get("/ecoai/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void readsNothingBeforeItsPageIsOpenedAndThenAtOnce() {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
		try (DashboardApplication application = new DashboardApplication(WebApplicationType.SERVLET, ecoAi)) {
			application.get("/ecoai/app.js");
			assertThat(ecoAi.queries()).isZero();
			application.get("/ecoai/");
			await().untilAsserted(() -> assertThat(ecoAi.queries()).isPositive());
		}
	}

}
