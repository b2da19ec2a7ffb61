package io.ecoai.autoconfigure;

import java.util.Optional;

import io.ecoai.EcoAi;
import io.ecoai.dashboard.Dashboard;
import io.ecoai.dashboard.DashboardAbout;
import io.ecoai.dashboard.DashboardAccess;
import io.ecoai.dashboard.DashboardHints;
import io.ecoai.dashboard.MvcDashboard;
import io.ecoai.dashboard.WebFluxDashboard;
import io.ecoai.report.ReportHints;
import io.ecoai.report.Sections;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the dashboard within the application.
 */
@AutoConfiguration(after = EcoAiAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(EcoAi.class)
@EnableConfigurationProperties(EcoAiProperties.class)
@ImportRuntimeHints({ DashboardHints.class, ReportHints.class })
public final class EcoAiDashboardAutoConfiguration {

	@Bean
	DashboardPlace ecoAiDashboardPlace(EcoAi ecoAi, EcoAiProperties properties) {
		return DashboardPlace.of(properties.dashboard(), ecoAi);
	}

	@Bean
	@ConditionalOnMissingBean
	DashboardAbout ecoAiDashboardAbout(Environment environment) {
		return new DashboardAbout(environment.getProperty("spring.application.name"), null, true);
	}

	@Bean
	Dashboard ecoAiDashboard(EcoAi ecoAi, EcoAiProperties properties, DashboardAbout about, Environment environment,
			ListableBeanFactory beans) {
		DashboardAccess access = new DashboardAccess(properties.dashboard().remoteAccess(),
				new ForwardedHeaders(environment, beans).areBelieved());
		return new Dashboard(new Sections(ecoAi), access, about);
	}

	/** Routes of Spring MVC. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(org.springframework.web.servlet.function.RouterFunction.class)
	static class MvcConfiguration {

		@Bean
		org.springframework.web.servlet.function.RouterFunction<?> ecoAiDashboardRoutes(Dashboard dashboard,
				DashboardPlace place) {
			return place.enabled() ? MvcDashboard.routes(dashboard, place.path()) : (request) -> Optional.empty();
		}

	}

	/** Routes of Spring WebFlux. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass(org.springframework.web.reactive.function.server.RouterFunction.class)
	static class WebFluxConfiguration {

		@Bean
		org.springframework.web.reactive.function.server.RouterFunction<?> ecoAiDashboardRoutes(Dashboard dashboard,
				DashboardPlace place) {
			return place.enabled() ? WebFluxDashboard.routes(dashboard, place.path()) : (request) -> Mono.empty();
		}

	}

}
