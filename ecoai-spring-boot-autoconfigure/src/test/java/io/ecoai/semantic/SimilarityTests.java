package io.ecoai.semantic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Compares vectors.
 */
class SimilarityTests {

	@Test
	void theLengthOfAVectorDoesNotMatter() {
		assertThat(Similarity.cosine(new float[] { 1, 2, 3 }, new float[] { 10, 20, 30 })).isEqualTo(1, within(1e-12));
	}

	@Test
	void oppositesAndStrangersAreTold() {
		assertThat(Similarity.cosine(new float[] { 1, 0 }, new float[] { -2, 0 })).isEqualTo(-1);
		assertThat(Similarity.cosine(new float[] { 1, 0 }, new float[] { 0, 3 })).isZero();
	}

	@Test
	void aVectorOfNothingReachesNoThreshold() {
		assertThat(Similarity.cosine(new float[2], new float[] { 1, 1 }) >= 0).isFalse();
		assertThat(Similarity.cosine(new float[] { Float.NaN, 1 }, new float[] { 1, 1 }) >= 0).isFalse();
	}

	@Test
	void vectorsOfTwoModelsCannotBeCompared() {
		assertThatIllegalArgumentException().isThrownBy(() -> Similarity.cosine(new float[2], new float[3]))
			.withMessageContaining("2")
			.withMessageContaining("3");
	}

}
