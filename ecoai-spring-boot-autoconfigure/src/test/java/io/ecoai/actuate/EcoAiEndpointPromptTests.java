package io.ecoai.actuate;

import java.nio.file.Path;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;

import static org.assertj.core.api.Assertions.assertThat;

class EcoAiEndpointPromptTests {

	private static final SecurityContext OPERATOR = new User("operator");

	private final Path folder;

	EcoAiEndpointPromptTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void hidesPromptsFromEveryone() {
		assertThat(prompt(Show.NEVER, Set.of(), OPERATOR)).isNull();
	}

	@Test
	void showsPromptsToEveryone() {
		assertThat(prompt(Show.ALWAYS, Set.of(), SecurityContext.NONE)).isEqualTo("hello");
	}

	@Test
	void showsPromptsToThoseWhoAreAuthenticated() {
		assertThat(prompt(Show.WHEN_AUTHORIZED, Set.of(), SecurityContext.NONE)).isNull();
		assertThat(prompt(Show.WHEN_AUTHORIZED, Set.of(), OPERATOR)).isEqualTo("hello");
	}

	@Test
	void showsPromptsToThoseWithARole() {
		assertThat(prompt(Show.WHEN_AUTHORIZED, Set.of("auditor"), OPERATOR)).isNull();
		assertThat(prompt(Show.WHEN_AUTHORIZED, Set.of("auditor", "operator"), OPERATOR)).isEqualTo("hello");
	}

	private @Nullable String prompt(Show show, Set<String> roles, SecurityContext user) {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
		ecoAi.log(UsageRecords.miss(1, "2026-11-22T08:00:00Z", "gpt-4o", "hello"));
		EcoAiEndpointWebExtension extension = new EcoAiEndpointWebExtension(new EcoAiEndpoint(ecoAi, show),
				() -> MetricSnapshots.of(), show, roles);
		ecoAi.keep("k1", "gpt-4o", "hello");
		JsonNode explanation = json(
				extension.change(user, "explain", null, null, null, "who", null, null, null, null, null, null, null)
					.getBody());
		JsonNode history = json(extension
			.section(user, "history", null, null, null, null, null, null, null, null, null, null, null, null)
			.getBody());
		String prompt = history.path(0).path("prompt").asString(null);
		JsonNode nearest = explanation.path("nearest");
		assertThat(nearest.path("prompt").asString(null)).isEqualTo(prompt);
		assertThat(nearest.path("differences").path(0).path("kept").asString(null)).isEqualTo(prompt);
		assertThat(explanation.path("components").path(0).path("preview").asString(null))
			.isEqualTo((prompt != null) ? "who" : null);
		return prompt;
	}

	private static JsonNode json(@Nullable Object body) {
		return JsonMapper.shared().valueToTree(Objects.requireNonNull(body));
	}

	private record User(String role) implements SecurityContext {

		@Override
		public Principal getPrincipal() {
			return () -> "me";
		}

		@Override
		public boolean isUserInRole(String role) {
			return this.role.equals(role);
		}

	}

}
