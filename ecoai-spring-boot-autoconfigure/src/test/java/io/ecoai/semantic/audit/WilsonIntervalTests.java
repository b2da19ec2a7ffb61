package io.ecoai.semantic.audit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The figures are those of the R function {@code binom::binom.wilson}.
 */
class WilsonIntervalTests {

	@ParameterizedTest
	@CsvSource({ "0, 30, 0, 0.1135", "1, 30, 0.0059, 0.1667", "5, 50, 0.0435, 0.2136", "50, 50, 0.9287, 1",
			"2, 1000, 0.0005, 0.0073" })
	void holdsForSmallNumbersAndRareEvents(long seen, long of, double lower, double upper) {
		WilsonInterval interval = WilsonInterval.of(seen, of);
		assertThat(interval.lower()).isCloseTo(lower, within(0.0001));
		assertThat(interval.upper()).isCloseTo(upper, within(0.0001));
	}

	@Test
	void knowsNothingWithoutAnAudit() {
		assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
	}

}
