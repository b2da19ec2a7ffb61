package io.ecoai.impact;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EcoLogitsTests {

	@Test
	void reproducesEveryModelOfEcoLogits() {
		List<String[]> models = Calls.csv("ecologits-models.csv").toList();
		assertThat(models).hasSize(203);
		assertThat(models).allSatisfy((model) -> {
			Range wattHours = EcoLogits.whPer1kOutputTokens(range(model, 1), range(model, 3), range(model, 5));
			assertThat(wattHours.low()).isCloseTo(Double.parseDouble(model[7]), within(0.00005001));
			assertThat(wattHours.high()).isCloseTo(Double.parseDouble(model[8]), within(0.00005001));
		});
	}

	@Test
	void needs1063To1917MilliwattHoursFor500TokensOfGpt4o() {
		Range wattHours = EcoLogits.whPer1kOutputTokens(new Range(44, 132), new Range(440, 440), new Range(1.2, 1.2));
		assertThat(wattHours.low() / 2).isCloseTo(1.063, within(0.0005));
		assertThat(wattHours.high() / 2).isCloseTo(1.917, within(0.0005));
	}

	private Range range(String[] model, int column) {
		return new Range(Double.parseDouble(model[column]), Double.parseDouble(model[column + 1]));
	}

}
