package io.ecoai.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.ecoai.EcoAi;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Setting;
import io.ecoai.usage.PromptQuery;
import org.jspecify.annotations.Nullable;

/**
 * What can be read and changed, by the name of the section. Thread-safe.
 * <p>
 * Every method throws {@link RefusedParameterException} for a parameter that means
 * nothing, and passes on what the facade throws.
 */
public final class Sections {

	private static final Set<String> PROMPT_CONDITIONS = Set.of("filter", "search", "provider", "model", "namespace",
			"key");

	private final EcoAi ecoAi;

	/**
	 * Creates the sections.
	 * @param ecoAi what to show
	 */
	public Sections(EcoAi ecoAi) {
		this.ecoAi = ecoAi;
	}

	/**
	 * The totals of a period.
	 * @param parameters {@code from}, {@code to}
	 * @return the totals with their breakdowns
	 */
	public ReportDescriptor report(Parameters parameters) {
		SectionQuery query = new SectionQuery(parameters);
		return ReportDescriptor.of(this.ecoAi.report(query.start(), query.end()), this.ecoAi);
	}

	/**
	 * Reads a section.
	 * @param section {@code history}, {@code daily}, {@code latency}, {@code prompts},
	 * {@code prices}, {@code models}, {@code semantic} or {@code settings}
	 * @param parameters what it is asked for
	 * @param showPrompts whether texts of prompts may be seen
	 * @return the section, to be written as JSON, or {@code null} if there is none
	 */
	public @Nullable Object section(String section, Parameters parameters, boolean showPrompts) {
		return switch (section) {
			case "settings" -> settings();
			case "models" -> this.ecoAi.chatModels();
			case "semantic" -> SemanticDescriptor.of(this.ecoAi.semantic());
			case "prompts" -> prompts(parameters, showPrompts);
			default -> {
				CsvTable table = table(section, parameters, showPrompts);
				yield (table != null) ? table.rows() : null;
			}
		};
	}

	/**
	 * Reads a section that is a table.
	 * @param section {@code history}, {@code daily}, {@code latency}, {@code prompts} or
	 * {@code prices}
	 * @param parameters what it is asked for
	 * @param showPrompts whether texts of prompts may be seen
	 * @return the table, or {@code null} if there is none
	 */
	public @Nullable CsvTable table(String section, Parameters parameters, boolean showPrompts) {
		SectionQuery query = new SectionQuery(parameters);
		return switch (section) {
			case "history" -> new CsvTable(RecordDescriptor.class,
					this.ecoAi.history(query.toUsageQuery())
						.stream()
						.map((call) -> RecordDescriptor.of(call, showPrompts))
						.toList());
			case "daily" -> new CsvTable(DayDescriptor.class,
					this.ecoAi.daily(query.start(), query.end()).stream().map(DayDescriptor::of).toList());
			case "latency" -> new CsvTable(LatencyDescriptor.class,
					this.ecoAi.latency(query.start(), query.end()).stream().map(LatencyDescriptor::of).toList());
			case "prompts" -> new CsvTable(PromptsDescriptor.Prompt.class, prompts(parameters, showPrompts).prompts());
			case "prices" ->
				new CsvTable(PriceDescriptor.class, this.ecoAi.prices().stream().map(PriceDescriptor::of).toList());
			default -> null;
		};
	}

	/**
	 * Changes settings for all calls that begin from now on, and saves them; or explains
	 * a request without making it.
	 * @param section {@code settings} or {@code explain}
	 * @param parameters settings: their new values; explain: {@code prompt},
	 * {@code model}, {@code system}, or {@code key}
	 * @param showPrompts whether texts of prompts may be seen
	 * @return the settings in force or the explanation, or {@code null} if the section
	 * takes neither
	 */
	public @Nullable Object change(String section, Parameters parameters, boolean showPrompts) {
		SectionChange change = new SectionChange(parameters);
		return switch (section) {
			case "settings" -> {
				change.changeSettings(this.ecoAi);
				yield settings();
			}
			case "explain" -> ExplanationDescriptor.of(change.explain(this.ecoAi), showPrompts);
			default -> null;
		};
	}

	/**
	 * Removes kept answers that meet all conditions.
	 * @param section {@code cache}, by {@code pattern}, {@code model}, {@code key},
	 * {@code tag} and {@code namespace}; or {@code prompts}, by the conditions of its
	 * query
	 * @param parameters the conditions; without any, all answers leave the cache
	 * @return how many have left, or {@code null} if the section cannot be emptied
	 */
	public @Nullable RemovedDescriptor remove(String section, Parameters parameters) {
		return switch (section) {
			case "cache" -> removed(parameters);
			case "prompts" -> {
				if (!PROMPT_CONDITIONS.containsAll(parameters.names())) {
					throw new RefusedParameterException(
							"Known are " + String.join(", ", PROMPT_CONDITIONS.stream().sorted().toList()));
				}
				PromptQuery query = new SectionQuery(parameters).toPromptQuery();
				yield searching(() -> new RemovedDescriptor(this.ecoAi.flush(query)));
			}
			default -> null;
		};
	}

	private PromptsDescriptor prompts(Parameters parameters, boolean showPrompts) {
		PromptQuery query = new SectionQuery(parameters).toPromptQuery();
		return searching(() -> PromptsDescriptor.of(this.ecoAi.prompts(query), showPrompts));
	}

	private RemovedDescriptor removed(Parameters parameters) {
		return searching(() -> new RemovedDescriptor(this.ecoAi.flush(FlushRequest.filter(parameters))));
	}

	/** Texts that are not kept, or encrypted, cannot be searched. */
	private static <T> T searching(Supplier<T> what) {
		try {
			return what.get();
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedParameterException(String.valueOf(ex.getMessage()));
		}
	}

	private Map<String, Object> settings() {
		EcoAiSettings current = this.ecoAi.settings();
		Map<String, Object> settings = new LinkedHashMap<>();
		for (Setting setting : Setting.values()) {
			settings.put(setting.key(), setting.toJson(current));
		}
		Map<String, String> pinned = new LinkedHashMap<>();
		this.ecoAi.pinnedSettings().forEach((setting, where) -> pinned.put(setting.key(), where));
		settings.put("pinned", pinned);
		return settings;
	}

}
