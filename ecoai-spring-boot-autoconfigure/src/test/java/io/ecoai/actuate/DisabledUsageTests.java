package io.ecoai.actuate;

import java.nio.file.Path;
import java.util.Map;

import io.ecoai.InMemoryEcoAi;
import io.ecoai.UsageRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.Show;

import static org.assertj.core.api.Assertions.assertThat;

class DisabledUsageTests {

	@Test
	void showsZerosAndSaysWhy(@TempDir Path folder) {
		InMemoryEcoAi ecoAi = new InMemoryEcoAi(folder.resolve("settings.json"), Map.of());
		ecoAi.log(UsageRecords.miss(1, "2026-11-22T08:00:00Z", "gpt-4o", "hello")).disableUsage();
		JsonMapper mapper = JsonMapper.builder().build();
		JsonNode report = mapper.valueToTree(new EcoAiEndpoint(ecoAi, Show.NEVER).report(null, null));
		assertThat(report.get("usageEnabled").asBoolean()).isFalse();
		assertThat(report.get("totalCalls").asInt()).isZero();
		assertThat(report.get("costSavedUsd").decimalValue()).isZero();
	}

}
