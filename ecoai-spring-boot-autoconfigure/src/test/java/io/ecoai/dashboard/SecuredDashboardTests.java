package io.ecoai.dashboard;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the application come before those of the dashboard.
 */
class SecuredDashboardTests {

	private static final String[] USER = { "Authorization",
			"Basic " + Base64.getEncoder().encodeToString("user:password".getBytes()) };

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void asksForALoginAndSendsTheTokenBack(WebApplicationType type, @TempDir Path folder) {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"), Map.of());
		Class<?> rules = (type == WebApplicationType.SERVLET) ? MvcSecurity.class : WebFluxSecurity.class;
		try (DashboardApplication application = new DashboardApplication(type, ecoAi,
				"spring.main.sources=" + rules.getName())) {
			assertThat(application.get("/ecoai/").statusCode()).isEqualTo(401);
			assertThat(application.get("/ecoai/api/report").statusCode()).isEqualTo(401);
			assertThat(application.get("/ecoai/", USER).statusCode()).isEqualTo(200);
			HttpResponse<String> about = application.get("/ecoai/api/about", USER);
			JsonNode csrf = JsonMapper.shared().readTree(about.body()).path("csrf");
			assertThat(csrf.path("name").asString()).isEqualToIgnoringCase("X-CSRF-TOKEN");
			assertThat(change(application, "X-Nothing", "x", about)).isEqualTo(403);
			assertThat(change(application, csrf.path("name").asString(), csrf.path("token").asString(), about))
				.isEqualTo(200);
			assertThat(ecoAi.settings().ttl()).hasSeconds(90);
		}
	}

	private static int change(DashboardApplication application, String header, String value,
			HttpResponse<String> before) {
		String cookie = before.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
		return application
			.send("POST", "/ecoai/api/settings", "{\"ttl\":90}", USER[0], USER[1], "Cookie", cookie, header, value,
					"Content-Type", "application/json", DashboardApplication.OURS, "1")
			.statusCode();
	}

	private static UserDetails user() {
		return User.withUsername("user").password("{noop}password").roles("USER").build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class MvcSecurity {

		@Bean
		SecurityFilterChain rules(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebFluxSecurity
	static class WebFluxSecurity {

		@Bean
		SecurityWebFilterChain rules(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(user());
		}

	}

}
