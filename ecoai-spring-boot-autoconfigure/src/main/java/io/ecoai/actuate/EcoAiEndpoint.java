package io.ecoai.actuate;

import java.util.function.Supplier;

import io.ecoai.EcoAi;
import io.ecoai.report.CsvTable;
import io.ecoai.report.Parameters;
import io.ecoai.report.RefusedParameterException;
import io.ecoai.report.RemovedDescriptor;
import io.ecoai.report.ReportDescriptor;
import io.ecoai.report.Sections;
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

	private final Sections sections;

	private final Show showPrompts;

	/**
	 * Creates the endpoint.
	 * @param ecoAi what to show
	 * @param showPrompts when to show the text of prompts; whoever may use JMX counts as
	 * authorized
	 */
	public EcoAiEndpoint(EcoAi ecoAi, Show showPrompts) {
		this.sections = new Sections(ecoAi);
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
		return checked(() -> this.sections.report(Parameters.of("from", from, "to", to)));
	}

	/**
	 * A section. Each uses those of the parameters that mean something to it.
	 * @param section {@code history}, {@code daily}, {@code latency}, {@code prompts},
	 * {@code prices}, {@code semantic}, {@code settings} or {@code models} (the names of
	 * the chat model beans)
	 * @param limit history: how many records, 100 unless given, 1000 at most; prompts: 25
	 * unless given
	 * @param offset history, prompts: how many of the first to pass over
	 * @param model history, prompts: only those of this model
	 * @param provider history, prompts: only those of this provider
	 * @param outcome history: only calls with this outcome
	 * @param from history, daily, latency: a day or a moment
	 * @param to history, daily, latency: the day or moment after the last
	 * @param filter prompts: {@code exact}, {@code semantic}, {@code stale} or a prompt
	 * type
	 * @param search prompts: only those whose text contains this
	 * @param namespace history, prompts: only those of this namespace
	 * @param sort prompts: {@code last-seen}, {@code hits} or {@code saved}
	 * @param key prompts: only the one with this key
	 * @return the section, or {@code null} if there is none of this name
	 */
	@ReadOperation
	public @Nullable Object section(@Selector String section, @Nullable String limit, @Nullable String offset,
			@Nullable String model, @Nullable String provider, @Nullable String outcome, @Nullable String from,
			@Nullable String to, @Nullable String filter, @Nullable String search, @Nullable String namespace,
			@Nullable String sort, @Nullable String key) {
		return section(section,
				Parameters.of("limit", limit, "offset", offset, "model", model, "provider", provider, "outcome",
						outcome, "from", from, "to", to, "filter", filter, "search", search, "namespace", namespace,
						"sort", sort, "key", key),
				this.showPrompts.isShown(true));
	}

	@Nullable Object section(String section, Parameters parameters, boolean showPrompts) {
		return checked(() -> this.sections.section(section, searchable(section, parameters, showPrompts), showPrompts));
	}

	/** The sections that are tables. */
	@Nullable CsvTable table(String section, Parameters parameters, boolean showPrompts) {
		return checked(() -> this.sections.table(section, searchable(section, parameters, showPrompts), showPrompts));
	}

	/** Whoever may not see texts must not find out by searching what is in them. */
	private static Parameters searchable(String section, Parameters parameters, boolean showPrompts) {
		if (!showPrompts && section.equals("prompts") && parameters.values().containsKey("search")) {
			throw refused("Texts of prompts are not shown here, and so cannot be searched: see "
					+ "ecoai.endpoint.show-prompts", null);
		}
		return parameters;
	}

	/**
	 * Changes settings for all calls that begin from now on, and saves them; or explains
	 * a request without making it.
	 * @param section {@code settings} or {@code explain}
	 * @param cachingEnabled settings: the master switch
	 * @param mode settings: how long answers stay valid
	 * @param ttl settings: how long in {@code prod}: seconds, or a duration such as
	 * {@code 90m}
	 * @param semanticEnabled settings: whether questions that ask the same are matched
	 * @param semanticMatch settings: {@code strict} or {@code similar}
	 * @param semanticThreshold settings: the lowest cosine, or {@code default}
	 * @param semanticShadow settings: whether such answers are only logged
	 * @param prompt explain: the text of the user
	 * @param model explain: the name of the chat model's bean, needed if there are
	 * several and none is preferred
	 * @param system explain: the text of the system message, if there is one
	 * @param key explain: the key of a kept answer, instead of the texts
	 * @return the settings in force or the explanation, or {@code null} if the section
	 * takes neither
	 */
	@WriteOperation
	public @Nullable Object change(@Selector String section, @Nullable String cachingEnabled, @Nullable String mode,
			@Nullable String ttl, @Nullable String prompt, @Nullable String model, @Nullable String system,
			@Nullable String key, @Nullable String semanticEnabled, @Nullable String semanticMatch,
			@Nullable String semanticThreshold, @Nullable String semanticShadow) {
		return change(section,
				Parameters.of("cachingEnabled", cachingEnabled, "mode", mode, "ttl", ttl, "semanticEnabled",
						semanticEnabled, "semanticMatch", semanticMatch, "semanticThreshold", semanticThreshold,
						"semanticShadow", semanticShadow, "prompt", prompt, "model", model, "system", system, "key",
						key),
				this.showPrompts.isShown(true));
	}

	@Nullable Object change(String section, Parameters parameters, boolean showPrompts) {
		return checked(() -> this.sections.change(section, parameters, showPrompts));
	}

	/**
	 * Removes kept answers that meet all conditions; without a condition, all of them.
	 * @param section {@code cache} or {@code prompts}
	 * @param pattern cache: a glob over the text of the prompt
	 * @param model the model that was asked for
	 * @param key the key of the answer
	 * @param tag cache: something that the answer depends on, as its caller named it
	 * @param namespace the namespace
	 * @param filter prompts: as when they are read
	 * @param search prompts: as when they are read
	 * @param provider prompts: as when they are read
	 * @return how many have left, or {@code null} if the section cannot be emptied
	 */
	@DeleteOperation
	public @Nullable RemovedDescriptor remove(@Selector String section, @Nullable String pattern,
			@Nullable String model, @Nullable String key, @Nullable String tag, @Nullable String namespace,
			@Nullable String filter, @Nullable String search, @Nullable String provider) {
		return checked(() -> this.sections.remove(section, Parameters.of("pattern", pattern, "model", model, "key", key,
				"tag", tag, "namespace", namespace, "filter", filter, "search", search, "provider", provider)));
	}

	private static <T extends @Nullable Object> T checked(Supplier<T> operation) {
		try {
			return operation.get();
		}
		catch (RefusedParameterException ex) {
			throw refused(ex.reason(), ex);
		}
	}

	private static InvalidEndpointRequestException refused(String reason, @Nullable Throwable cause) {
		return new InvalidEndpointRequestException(reason, reason, cause);
	}

}
