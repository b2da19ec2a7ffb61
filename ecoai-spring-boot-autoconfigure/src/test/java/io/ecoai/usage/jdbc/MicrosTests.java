package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Micros}.
 */
class MicrosTests {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	@Test
	void anyMomentIsWrittenAsAFormatterWouldWriteIt() {
		Random random = new Random(3);
		long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
		long last = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
		for (int i = 0; i < 10_000; i++) {
			Instant moment = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000_000));
			assertThat(Micros.text(moment)).isEqualTo(FORMAT.format(moment));
		}
		assertThat(Micros.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000Z");
	}

	@Test
	void aMomentBeyondFourDigitsIsTheNearestThatIsNot() {
		assertThat(Micros.text(Instant.MAX)).isEqualTo("9999-12-31T00:00:00.000000Z");
		assertThat(Micros.text(Instant.MIN)).isEqualTo("0001-01-01T00:00:00.000000Z");
	}

}
