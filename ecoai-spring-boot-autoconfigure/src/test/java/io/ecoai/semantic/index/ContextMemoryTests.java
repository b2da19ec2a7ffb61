package io.ecoai.semantic.index;

import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.autoconfigure.Meanings;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The questions in memory take no more of it than they may, however long vectors are.
 */
@Timeout(300)
class ContextMemoryTests {

	private static final int DIMENSION = 3_072;

	private static final long SOME = 200_000;

	private static void put(Vectors vectors, int slot) {
		float[] vector = new float[DIMENSION];
		vector[slot] = 1;
		vectors.put(slot, new Candidate(new CacheKey("1-" + slot), "Who?", "m", vector),
				new EntryDescription("openai", "gpt", "default", "Who?", List.of()));
	}

	private static boolean isThere(Vectors vectors, int slot) {
		float[] vector = new float[DIMENSION];
		vector[slot] = 1;
		return !vectors.nearest(new Embedding("m", vector, null), 0.9, 1).isEmpty();
	}

	@Test
	void weighVectorsByTheirLength() {
		Vectors vectors = new Vectors();
		put(vectors, 0);
		assertThat(vectors.sizeBytes()).isBetween(4L * DIMENSION, 4L * DIMENSION + 2_000);
		put(vectors, 0);
		vectors.remove(0);
		assertThat(vectors.sizeBytes()).isZero();
	}

	@Test
	void letTheOldestGo() {
		Vectors vectors = new Vectors();
		for (int slot = 0; slot < 50; slot++) {
			put(vectors, slot);
			vectors.trim(slot, SOME);
			assertThat(vectors.sizeBytes()).isLessThanOrEqualTo(SOME);
		}
		assertThat(isThere(vectors, 49)).isTrue();
		assertThat(isThere(vectors, 40)).isTrue();
		assertThat(isThere(vectors, 30)).isFalse();
		// Round in a circle.
		put(vectors, 0);
		vectors.trim(0, 40_000);
		assertThat(IntStream.range(0, 50).filter((slot) -> isThere(vectors, slot))).containsExactly(0, 48, 49);
	}

	@Test
	void keepTheNewestThatIsLargerThanAll() {
		Vectors vectors = new Vectors();
		put(vectors, 0);
		put(vectors, 1);
		vectors.trim(1, 1);
		assertThat(isThere(vectors, 0)).isFalse();
		assertThat(isThere(vectors, 1)).isTrue();
	}

	@Test
	void findTheNewestOnceTheCircleIsFull() {
		try (QuestionCache cache = new QuestionCache(Embedder.of("meanings", new Meanings()), MatchMode.SIMILAR, 12,
				20_000)) {
			String[] things = { "password", "router", "phone", "watch", "camera", "printer", "tablet", "laptop",
					"keyboard", "monitor", "speaker", "scanner", "radio", "boiler", "thermostat", "dishwasher",
					"fridge", "oven", "modem", "alarm", "bicycle", "telescope", "projector", "drone", "piano",
					"violin" };
			for (String thing : things) {
				assertThat(cache.ask("How do I reset my " + thing + "?", "context")).as(thing).isNull();
			}
			for (int i = 0; i < things.length; i++) {
				String answered = cache.find("How can I reset my " + things[i] + "?", "context");
				if (i > things.length - 4) {
					assertThat(answered).isEqualTo("How do I reset my " + things[i] + "?");
				}
				else if (i < things.length - 12) {
					assertThat(answered).as(things[i]).isNull();
				}
			}
		}
	}

}
