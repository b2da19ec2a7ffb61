package io.ecoai.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ecoai.EcoAi;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows what the cache has saved, and lets operators change its settings and empty it.
 * These are the operations as JMX has them; {@link EcoAiEndpointWebExtension} answers
 * over HTTP. Thread-safe.
 * <p>
 * Every parameter is text. A bad one is an {@link InvalidEndpointRequestException} whose
 * reason says what is allowed.
 */
@Endpoint(id = "ecoai", defaultAccess = Access.READ_ONLY)
public class EcoAiEndpoint {

	private final EcoAi ecoAi;

	private final Show showPrompts;

	/**
	 * Creates the endpoint.
	 * @param ecoAi what to show
	 * @param showPrompts when to show the text of prompts; whoever may use JMX counts as
	 * authorized
	 */
	public EcoAiEndpoint(EcoAi ecoAi, Show showPrompts) {
		this.ecoAi = ecoAi;
		this.showPrompts = showPrompts;
	}

	/**
	 * The totals of a period.
	 * @param from a day or a moment, or {@code null} for the beginning
	 * @param to the day or moment after the last, or {@code null} for no end
	 * @return the totals with their breakdowns
	 */
	@ReadOperation
	public ReportDescriptor report(@Nullable String from, @Nullable String to) {
		SectionQuery query = SectionQuery.period(from, to);
		return ReportDescriptor.of(this.ecoAi.report(query.start(), query.end()), this.ecoAi);
	}

	/**
	 * A section. Each uses those of the parameters that mean something to it.
	 * @param section {@code history}, {@code daily} or {@code settings}
	 * @param limit history: how many records, 100 unless given, 1000 at most
	 * @param offset history: how many of the newest to pass over
	 * @param model history: only calls of this model
	 * @param provider history: only calls of this provider
	 * @param outcome history: only calls with this outcome
	 * @param from history, daily: a day or a moment
	 * @param to history, daily: the day or moment after the last
	 * @return the section, or {@code null} if there is none of this name
	 */
	@ReadOperation
	public @Nullable Object section(@Selector String section, @Nullable String limit, @Nullable String offset,
			@Nullable String model, @Nullable String provider, @Nullable String outcome, @Nullable String from,
			@Nullable String to) {
		return section(section, new SectionQuery(limit, offset, model, provider, outcome, from, to),
				this.showPrompts.isShown(true));
	}

	@Nullable Object section(String section, SectionQuery query, boolean showPrompts) {
		if ("settings".equals(section)) {
			return settings();
		}
		CsvTable table = table(section, query, showPrompts);
		return (table != null) ? table.rows() : null;
	}

	/** The sections that are tables. */
	@Nullable CsvTable table(String section, SectionQuery query, boolean showPrompts) {
		return switch (section) {
			case "history" -> new CsvTable(RecordDescriptor.class,
					this.ecoAi.history(query.toUsageQuery())
						.stream()
						.map((call) -> RecordDescriptor.of(call, showPrompts))
						.toList());
			case "daily" -> new CsvTable(DayDescriptor.class,
					this.ecoAi.daily(query.start(), query.end()).stream().map(DayDescriptor::of).toList());
			default -> null;
		};
	}

	/**
	 * Changes settings for all calls that begin from now on, and saves them; or explains
	 * a request without making it.
	 * @param section {@code settings} or {@code explain}
	 * @param cachingEnabled settings: the master switch
	 * @param mode settings: how long answers stay valid
	 * @param ttl settings: how long in {@code prod}: seconds, or a duration such as
	 * {@code 90m}
	 * @param prompt explain: the text of the user
	 * @param model explain: the name of the chat model's bean, needed if there are
	 * several and none is preferred
	 * @param system explain: the text of the system message, if there is one
	 * @return the settings in force or the explanation, or {@code null} if the section
	 * takes neither
	 */
	@WriteOperation
	public @Nullable Object change(@Selector String section, @Nullable String cachingEnabled, @Nullable String mode,
			@Nullable String ttl, @Nullable String prompt, @Nullable String model, @Nullable String system) {
		return change(section, new SectionChange(cachingEnabled, mode, ttl, prompt, model, system),
				this.showPrompts.isShown(true));
	}

	@Nullable Object change(String section, SectionChange change, boolean showPrompts) {
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
	 * Removes kept answers that meet all conditions; without a condition, all of them.
	 * @param section {@code cache}
	 * @param pattern a glob over the text of the prompt
	 * @param model the model that was asked for
	 * @param key the key of the answer
	 * @param tag something that the answer depends on, as its caller named it
	 * @param namespace the namespace
	 * @return how many have left, or {@code null} if the section cannot be emptied
	 */
	@DeleteOperation
	public @Nullable RemovedDescriptor remove(@Selector String section, @Nullable String pattern,
			@Nullable String model, @Nullable String key, @Nullable String tag, @Nullable String namespace) {
		if (!"cache".equals(section)) {
			return null;
		}
		try {
			return new RemovedDescriptor(this.ecoAi.flush(FlushRequest.filter(pattern, model, key, tag, namespace)));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEndpointRequestException(String.valueOf(ex.getMessage()), ex.getMessage(), ex);
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
