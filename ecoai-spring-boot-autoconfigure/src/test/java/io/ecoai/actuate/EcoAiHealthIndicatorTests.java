package io.ecoai.actuate;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class EcoAiHealthIndicatorTests {

	@Test
	void isUpWhileTheStoreWorks() {
		assertThat(new EcoAiHealthIndicator(() -> null).health()).isEqualTo(Health.up().build());
	}

	@Test
	void isUpAndSaysSoWhileTheStoreIsLeftAlone() {
		Health health = new EcoAiHealthIndicator(() -> "get: disk full").health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(Map.of("degraded", "get: disk full"));
	}

}
