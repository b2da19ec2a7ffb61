package io.ecoai.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.ecoai.EcoAi;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * The parameters of all sections that are posted to, as text: as with
 * {@link SectionQuery} one operation takes them all. A section turns those of another
 * down.
 */
record SectionChange(@Nullable String cachingEnabled, @Nullable String mode, @Nullable String ttl,
		@Nullable String prompt, @Nullable String model, @Nullable String system) {

	void changeSettings(EcoAi ecoAi) {
		Map<Setting, String> changes = new LinkedHashMap<>();
		putIfPresent(changes, Setting.CACHING_ENABLED, this.cachingEnabled);
		putIfPresent(changes, Setting.MODE, this.mode);
		putIfPresent(changes, Setting.TTL, this.ttl);
		if (changes.isEmpty() || isAnyPresent(this.prompt, this.model, this.system)) {
			throw rejected("Name settings to change and nothing else: "
					+ String.join(", ", Stream.of(Setting.values()).map(Setting::key).toList()));
		}
		try {
			changes.forEach(Setting::parse);
		}
		catch (IllegalArgumentException ex) {
			throw rejected(String.valueOf(ex.getMessage()));
		}
		ecoAi.updateSettings((current) -> {
			EcoAiSettings changed = current;
			for (Map.Entry<Setting, String> change : changes.entrySet()) {
				changed = change.getKey().with(changed, change.getValue());
			}
			return changed;
		});
	}

	/** The texts count as they are: a space too many is another key. */
	KeyExplanation explain(EcoAi ecoAi) {
		if (this.prompt == null || this.prompt.isEmpty() || isAnyPresent(this.cachingEnabled, this.mode, this.ttl)) {
			throw rejected("Give the text of a prompt, if need be model and system, and nothing else");
		}
		String systemText = (this.system != null && !this.system.isEmpty()) ? this.system : null;
		try {
			return ecoAi.explain(new Parameter("model", this.model).value(), systemText, this.prompt);
		}
		catch (IllegalArgumentException ex) {
			throw rejected(String.valueOf(ex.getMessage()));
		}
	}

	private static boolean isAnyPresent(@Nullable String... values) {
		return Stream.of(values).anyMatch(Objects::nonNull);
	}

	private static void putIfPresent(Map<Setting, String> changes, Setting setting, @Nullable String text) {
		if (text != null) {
			changes.put(setting, text);
		}
	}

	private static InvalidEndpointRequestException rejected(String reason) {
		return new InvalidEndpointRequestException(reason, reason);
	}

}
