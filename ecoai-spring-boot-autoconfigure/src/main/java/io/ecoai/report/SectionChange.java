package io.ecoai.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.ecoai.EcoAi;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Setting;

/**
 * What the sections that are posted to make of their parameters. A section turns those of
 * another down.
 */
record SectionChange(Parameters parameters) {

	private static final Set<String> EXPLAINED_TEXTS = Set.of("prompt", "model", "system");

	void changeSettings(EcoAi ecoAi) {
		Map<Setting, String> changes = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		this.parameters.values()
			.forEach((key, value) -> Setting.forKey(key)
				.ifPresentOrElse((setting) -> changes.put(setting, value), () -> unknown.add(key)));
		if (changes.isEmpty() || !unknown.isEmpty()) {
			throw new RefusedParameterException("Name settings to change and nothing else: "
					+ String.join(", ", Stream.of(Setting.values()).map(Setting::key).toList()));
		}
		try {
			changes.forEach(Setting::parse);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedParameterException(String.valueOf(ex.getMessage()));
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
		String prompt = this.parameters.text("prompt");
		String key = this.parameters.get("key").value();
		try {
			if (key != null && this.parameters.names().equals(Set.of("key"))) {
				return ecoAi.explain(new CacheKey(key));
			}
			if (prompt == null || prompt.isEmpty() || !EXPLAINED_TEXTS.containsAll(this.parameters.names())) {
				throw new RefusedParameterException("Give the text of a prompt, if need be model and system, and "
						+ "nothing else; or nothing but the key of a kept answer");
			}
			String system = this.parameters.text("system");
			return ecoAi.explain(this.parameters.get("model").value(),
					(system != null && !system.isEmpty()) ? system : null, prompt);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedParameterException(String.valueOf(ex.getMessage()));
		}
	}

}
