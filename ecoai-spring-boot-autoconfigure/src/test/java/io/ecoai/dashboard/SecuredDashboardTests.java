package io.ecoai.dashboard;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the application come before those of the dashboard.
 */
class SecuredDashboardTests {

	private static final String[] USER = { "Authorization",
			"Basic " + Base64.getEncoder().encodeToString("user:password".getBytes()) };

	@Test
	void asksForALoginAndSendsTheTokenBack(@TempDir Path folder) {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"), Map.of());
		try (DashboardApplication application = new DashboardApplication(WebApplicationType.SERVLET, ecoAi,
				"spring.main.sources=" + Security.class.getName())) {
			assertThat(application.get("/ecoai/").statusCode()).isEqualTo(401);
			assertThat(application.get("/ecoai/api/report").statusCode()).isEqualTo(401);
			assertThat(application.get("/ecoai/", USER).statusCode()).isEqualTo(200);
			HttpResponse<String> about = application.get("/ecoai/api/about", USER);
			JsonNode csrf = JsonMapper.shared().readTree(about.body()).path("csrf");
			assertThat(csrf.path("name").asString()).isEqualTo("X-CSRF-TOKEN");
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

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Security {

		@Bean
		SecurityFilterChain rules(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("user").password("{noop}password").roles("USER").build());
		}

	}

}
