package io.ecoai.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.Mode;
import io.ecoai.wrap.WrapReport;
import io.ecoai.wrap.WrapReport.DecoratedBean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * One line that says what is cached, how, and where to look.
 */
class StartUpReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(StartUpReport.class);

	/**
	 * By name, since its class needs Actuator. It is there if the endpoint is reachable.
	 */
	private static final String WEB_EXTENSION = "ecoAiEndpointWebExtension";

	private final WrapReport wrapped;

	private final LiveSettings settings;

	private final String storage;

	private final EcoAiProperties properties;

	private final Environment environment;

	StartUpReport(WrapReport wrapped, LiveSettings settings, String storage, EcoAiProperties properties,
			Environment environment) {
		this.wrapped = wrapped;
		this.settings = settings;
		this.storage = storage;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		List<String> parts = new ArrayList<>();
		parts.add(cached());
		parts.add(kept());
		parts.add(validity());
		dashboard(event.getApplicationContext()).ifPresent(parts::add);
		parts.add(endpoint(event.getApplicationContext()));
		logger.info("EcoAI " + String.join("; ", parts));
		if (this.settings.current().mode() == Mode.DEV && isProduction()) {
			logger.warn("A production profile runs with ecoai.mode=dev, in which answers never expire. "
					+ "Set ecoai.mode=prod to give them a time to live");
		}
	}

	private String cached() {
		Collection<DecoratedBean> beans = this.wrapped.decoratedBeans();
		if (beans.isEmpty()) {
			return "has found no model to cache so far";
		}
		return "caches " + beans.stream().map(DecoratedBean::beanName).collect(Collectors.joining(", "));
	}

	private String kept() {
		return "sqlite".equals(this.storage) ? "answers are kept in " + this.properties.sqlite().path()
				: "answers are kept in " + this.storage;
	}

	private String validity() {
		EcoAiSettings current = this.settings.current();
		if (!current.cachingEnabled()) {
			return "caching is switched off";
		}
		return switch (current.mode()) {
			case DEV -> "mode dev: they never expire";
			case PROD -> "mode prod: they expire after "
					+ DurationFormatterUtils.print(current.ttl(), DurationFormat.Style.COMPOSITE);
			case REPLAY -> "mode replay: no provider is asked";
		};
	}

	private Optional<String> dashboard(ApplicationContext context) {
		return context.getBeanProvider(DashboardPlace.class)
			.stream()
			.filter(DashboardPlace::enabled)
			.findFirst()
			.map((place) -> new EndpointUrl(this.environment).findDashboard(place.path()))
			.map("dashboard: "::concat);
	}

	private String endpoint(ApplicationContext context) {
		String url = new EndpointUrl(this.environment).find();
		return (url != null && context.containsBean(WEB_EXTENSION)) ? "savings: " + url
				: "to see the savings over HTTP, add Actuator and "
						+ "management.endpoints.web.exposure.include=health,ecoai";
	}

	private boolean isProduction() {
		return Arrays.stream(this.environment.getActiveProfiles())
			.anyMatch((profile) -> profile.equals("prod") || profile.equals("production"));
	}

}
