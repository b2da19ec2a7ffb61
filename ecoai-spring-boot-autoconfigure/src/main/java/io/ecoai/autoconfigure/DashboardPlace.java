package io.ecoai.autoconfigure;

import io.ecoai.EcoAi;
import io.ecoai.settings.Mode;
import io.ecoai.settings.Setting;

/**
 * Where the dashboard is, if it is there. Decided once, when the application starts: a
 * mode that somebody changes while it runs neither opens nor closes it.
 *
 * @param enabled whether it is there
 * @param path where it is, with a slash before and none behind
 */
record DashboardPlace(boolean enabled, String path) {

	static DashboardPlace of(EcoAiProperties.Dashboard properties, EcoAi ecoAi) {
		Boolean enabled = properties.enabled();
		return new DashboardPlace((enabled != null) ? enabled : isConfiguredForDevelopment(ecoAi),
				normalized(properties.path()));
	}

	/** What the settings file says is not configuration, and can change at any time. */
	private static boolean isConfiguredForDevelopment(EcoAi ecoAi) {
		return !ecoAi.pinnedSettings().containsKey(Setting.MODE) || ecoAi.settings().mode() == Mode.DEV;
	}

	private static String normalized(String path) {
		String trimmed = path.strip().replaceAll("^/+|/+$", "");
		return "/" + trimmed;
	}

}
