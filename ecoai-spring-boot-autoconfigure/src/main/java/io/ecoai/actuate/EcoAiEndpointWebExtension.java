package io.ecoai.actuate;

import java.util.Set;
import java.util.function.Supplier;

import io.ecoai.report.CsvTable;
import io.ecoai.report.Parameters;
import io.ecoai.report.ReportHints;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EcoAiEndpoint} over HTTP: the same operations with status codes, and the formats
 * besides JSON. Thread-safe.
 * <p>
 * Each format has an operation of its own, so that the web framework negotiates it. For
 * {@code *}{@code /*} it takes the media type that comes first in the alphabet, which is
 * why every other operation lists a type after {@code application} first.
 */
@EndpointWebExtension(endpoint = EcoAiEndpoint.class)
@ImportRuntimeHints(ReportHints.class)
public class EcoAiEndpointWebExtension {

	private final EcoAiEndpoint endpoint;

	private final Supplier<MetricSnapshots> metrics;

	private final Show showPrompts;

	private final Set<String> roles;

	/**
	 * Creates the extension.
	 * @param endpoint the endpoint
	 * @param metrics the meters to show to Prometheus
	 * @param showPrompts when to show the text of prompts
	 * @param roles who is authorized to see it; empty for everyone who is authenticated
	 */
	public EcoAiEndpointWebExtension(EcoAiEndpoint endpoint, Supplier<MetricSnapshots> metrics, Show showPrompts,
			Set<String> roles) {
		this.endpoint = endpoint;
		this.metrics = metrics;
		this.showPrompts = showPrompts;
		this.roles = Set.copyOf(roles);
	}

	/**
	 * The totals of a period as JSON.
	 * @param from a day or a moment, or {@code null} for the beginning
	 * @param to the day or moment after the last, or {@code null} for no end
	 * @return the totals with their breakdowns
	 */
	@ReadOperation
	public WebEndpointResponse<Object> report(@Nullable String from, @Nullable String to) {
		return Answer.of(() -> this.endpoint.report(from, to));
	}

	/**
	 * The meters in a text format of Prometheus.
	 * @param format the format
	 * @return all meters of EcoAI and no others
	 */
	@ReadOperation(producesFrom = ScrapeFormat.class)
	public WebEndpointResponse<byte[]> scrape(ScrapeFormat format) {
		return new WebEndpointResponse<>(format.write(this.metrics.get()), format);
	}

	/**
	 * A section as JSON; see {@link EcoAiEndpoint#section}.
	 */
	@ReadOperation
	public WebEndpointResponse<Object> section(SecurityContext securityContext, @Selector String section,
			@Nullable String limit, @Nullable String offset, @Nullable String model, @Nullable String provider,
			@Nullable String outcome, @Nullable String from, @Nullable String to, @Nullable String filter,
			@Nullable String search, @Nullable String namespace, @Nullable String sort, @Nullable String key) {
		Parameters query = Parameters.of("limit", limit, "offset", offset, "model", model, "provider", provider,
				"outcome", outcome, "from", from, "to", to, "filter", filter, "search", search, "namespace", namespace,
				"sort", sort, "key", key);
		return Answer.of(() -> this.endpoint.section(section, query, showsPrompts(securityContext)));
	}

	/**
	 * A section that is a table as CSV; see {@link EcoAiEndpoint#section}.
	 */
	@ReadOperation(produces = CsvTable.MEDIA_TYPE)
	public WebEndpointResponse<Object> table(SecurityContext securityContext, @Selector String section,
			@Nullable String limit, @Nullable String offset, @Nullable String model, @Nullable String provider,
			@Nullable String outcome, @Nullable String from, @Nullable String to, @Nullable String filter,
			@Nullable String search, @Nullable String namespace, @Nullable String sort, @Nullable String key) {
		Parameters query = Parameters.of("limit", limit, "offset", offset, "model", model, "provider", provider,
				"outcome", outcome, "from", from, "to", to, "filter", filter, "search", search, "namespace", namespace,
				"sort", sort, "key", key);
		return Answer.of(() -> this.endpoint.table(section, query, showsPrompts(securityContext)));
	}

	/**
	 * Changes settings or explains a request; see {@link EcoAiEndpoint#change}.
	 */
	@WriteOperation
	public WebEndpointResponse<Object> change(SecurityContext securityContext, @Selector String section,
			@Nullable String cachingEnabled, @Nullable String mode, @Nullable String ttl, @Nullable String prompt,
			@Nullable String model, @Nullable String system, @Nullable String key, @Nullable String semanticEnabled,
			@Nullable String semanticMatch, @Nullable String semanticThreshold, @Nullable String semanticShadow) {
		Parameters change = Parameters.of("cachingEnabled", cachingEnabled, "mode", mode, "ttl", ttl, "semanticEnabled",
				semanticEnabled, "semanticMatch", semanticMatch, "semanticThreshold", semanticThreshold,
				"semanticShadow", semanticShadow, "prompt", prompt, "model", model, "system", system, "key", key);
		return Answer.of(() -> this.endpoint.change(section, change, showsPrompts(securityContext)));
	}

	/**
	 * Removes kept answers; see {@link EcoAiEndpoint#remove}.
	 */
	@DeleteOperation
	public WebEndpointResponse<Object> remove(@Selector String section, @Nullable String pattern,
			@Nullable String model, @Nullable String key, @Nullable String tag, @Nullable String namespace,
			@Nullable String filter, @Nullable String search, @Nullable String provider) {
		return Answer
			.of(() -> this.endpoint.remove(section, pattern, model, key, tag, namespace, filter, search, provider));
	}

	private boolean showsPrompts(SecurityContext securityContext) {
		return this.showPrompts.isShown(securityContext, this.roles);
	}

}
