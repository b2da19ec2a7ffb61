package io.ecoai.actuate;

import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
		Object explanation = extension.change(user, "explain", null, null, null, "who", null, null).getBody();
		ExplanationDescriptor descriptor = (ExplanationDescriptor) Objects.requireNonNull(explanation);
		Object history = extension.section(user, "history", null, null, null, null, null, null, null).getBody();
		String prompt = ((RecordDescriptor) ((List<?>) Objects.requireNonNull(history)).get(0)).prompt();
		assertThat(descriptor.nearest().prompt()).isEqualTo(prompt);
		assertThat(descriptor.nearest().differences().get(0).kept()).isEqualTo(prompt);
		assertThat(descriptor.components().get(0).preview()).isEqualTo((prompt != null) ? "who" : null);
		return prompt;
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
