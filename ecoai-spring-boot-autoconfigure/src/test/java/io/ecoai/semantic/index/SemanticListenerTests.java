package io.ecoai.semantic.index;

import java.util.List;

import io.ecoai.cache.CacheKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One listener passes on to many what it hears.
 */
class SemanticListenerTests {

	@Test
	void goesOnWhereOneFails() {
		SemanticListener failing = new SemanticListener() {

			@Override
			public void onRefusal(String guard) {
				throw new IllegalStateException("I fail");
			}

			@Override
			public void onMatch(Verdict verdict, boolean shadow) {
				throw new NoClassDefFoundError("mine");
			}

		};
		SemanticCounts counts = new SemanticCounts();
		SemanticListener all = SemanticListener.of(List.of(failing, counts));
		all.onRefusal("numbers");
		all.onMatch(new Verdict("Who?", "Who is it?", new CacheKey("1-1"), 1.0, null), false);
		assertThat(counts.refusals()).containsEntry("numbers", 1L);
		assertThat(counts.served()).isOne();
	}

}
