package io.ecoai.impact;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EquivalenceTests {

	@Test
	void saysGramsInTermsOfEverydayLife() {
		List<Equivalence> equivalences = Equivalence.of(48, 400);
		assertThat(equivalences).extracting(Equivalence::id)
			.containsExactly("smartphone", "led", "tv", "car-eu", "car-us");
		// 12 Wh at 400 g per kWh are 4.8 g.
		assertThat(equivalences.get(0).amount()).isEqualTo(10, within(1e-9));
		assertThat(equivalences.get(3).amount()).isEqualTo(48 / 107.0, within(1e-9));
		assertThat(equivalences).allSatisfy((each) -> {
			assertThat(each.source()).isNotBlank();
			assertThat(each.basis()).isNotBlank();
		});
	}

	@Test
	void leavesOutWhatIsNextToNothing() {
		assertThat(Equivalence.of(1, 400)).extracting(Equivalence::id).containsExactly("smartphone", "led", "tv");
		assertThat(Equivalence.of(1.07, 400)).extracting(Equivalence::id).contains("car-eu");
		assertThat(Equivalence.of(0, 400)).isEmpty();
		assertThat(Equivalence.of(5, 0)).extracting(Equivalence::id).containsExactly("car-eu", "car-us");
	}

}
