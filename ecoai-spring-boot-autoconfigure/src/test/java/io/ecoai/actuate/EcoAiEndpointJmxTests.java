package io.ecoai.actuate;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import io.ecoai.settings.Mode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcoAiEndpointJmxTests {

	private static final String TEXT = String.class.getName();

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	private final String domain = "ecoai-" + UUID.randomUUID();

	private InMemoryEcoAi ecoAi;

	private EndpointApplication application;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"), Map.of());
		this.ecoAi.log(UsageRecords.hit(1, "2026-11-22T08:00:00Z", "gpt-4o", "hello", "0.00000012"));
		this.application = new EndpointApplication(WebApplicationType.NONE, this.ecoAi, "spring.jmx.enabled=true",
				"management.endpoints.jmx.exposure.include=ecoai", "ecoai.endpoint.show-prompts=when-authorized",
				"management.endpoints.jmx.domain=" + this.domain);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void showsTotals() throws Exception {
		Map<?, ?> report = (Map<?, ?>) Objects.requireNonNull(invoke("report", null, null));
		assertThat(report.get("cacheHits")).isEqualTo(1L);
		assertThat(report.get("costSavedUsd")).isEqualTo(new BigDecimal("0.00000012"));
		assertThat((List<?>) report.get("byModel")).hasSize(1);
	}

	@Test
	void showsSections() throws Exception {
		List<?> history = (List<?>) Objects
			.requireNonNull(invoke("section", "history", "5", null, null, null, null, null, null));
		assertThat(history).singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("outcome", "hit")
			.containsEntry("prompt", "hello");
		assertThat(invoke("section", "unknown", null, null, null, null, null, null, null)).isNull();
	}

	@Test
	void changesSettings() throws Exception {
		Map<?, ?> settings = (Map<?, ?>) Objects
			.requireNonNull(invoke("change", "settings", null, "prod", null, null, null, null));
		assertThat(settings.get("mode")).isEqualTo("prod");
		assertThat(this.ecoAi.settings().mode()).isEqualTo(Mode.PROD);
	}

	@Test
	void saysWhatIsWrongWithAParameter() {
		assertThatException().isThrownBy(() -> invoke("change", "settings", null, "fast", null, null, null, null))
			.havingRootCause()
			.withMessageContaining("'fast' is no value for mode");
	}

	@Test
	void explainsARequestWithItsText() throws Exception {
		Map<?, ?> explanation = (Map<?, ?>) Objects
			.requireNonNull(invoke("change", "explain", null, null, null, "hello", null, null));
		assertThat((List<?>) explanation.get("components")).singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("preview", "hello");
	}

	@Test
	void removesAnswers() throws Exception {
		this.ecoAi.keep("k1", "gpt-4o", "hello", "doc-42");
		assertThat(invoke("remove", "cache", null, "gpt-4o", null, "doc-42", null)).isEqualTo(Map.of("removed", 1L));
	}

	private @Nullable Object invoke(String operation, @Nullable Object... parameters) throws Exception {
		String[] signature = new String[parameters.length];
		Arrays.fill(signature, TEXT);
		ObjectName name = this.server.queryNames(new ObjectName(this.domain + ":type=Endpoint,name=Ecoai,*"), null)
			.iterator()
			.next();
		return this.server.invoke(name, operation, parameters, signature);
	}

}
