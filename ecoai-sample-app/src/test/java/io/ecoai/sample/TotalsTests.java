package io.ecoai.sample;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A property that no other test has gives this one a log of its own.
 */
@SampleApplicationTest
@TestPropertySource(properties = "sample.test=totals")
class TotalsTests {

	@Autowired
	private Environment environment;

	@Test
	void growWithEveryCall() {
		SampleClient client = new SampleClient(this.environment);
		String question = "What is " + UUID.randomUUID() + "?";
		client.ask(question);
		JsonNode hit = client.ask(question).body();
		JsonNode totals = client.get("/api/totals", JsonNode.class).body();
		assertThat(totals.path("totalCalls").asInt()).isEqualTo(2);
		assertThat(totals.path("cacheHits").asInt()).isEqualTo(1);
		assertThat(totals.path("hitRate").asDouble()).isEqualTo(0.5);
		assertThat(totals.path("tokensSaved").asInt()).isEqualTo(hit.path("outputTokens").asInt());
		assertThat(totals.path("inputTokensSaved").asInt()).isEqualTo(hit.path("inputTokens").asInt());
		assertThat(totals.path("costSavedUsd").decimalValue()).isEqualByComparingTo(hit.path("costUsd").decimalValue());
		assertThat(totals.path("costSpentUsd").decimalValue()).isEqualByComparingTo(hit.path("costUsd").decimalValue());
		assertThat(totals.path("co2SavedG").asDouble()).isPositive()
			.isLessThan(totals.path("co2SavedGHigh").asDouble());
		assertThat(totals.path("unpricedHits").asInt()).isZero();
		assertThat(totals.path("unestimatedHits").asInt()).isZero();
	}

}
