package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever asks is counted as one lookup, wherever the answer is found.
 */
class LookupsTests {

	private final List<Boolean> counted = new ArrayList<>();

	private final TextCache cache = new TextCache(new MemoryCacheStore(10_000_000), 1_000_000, new CacheListener() {

		@Override
		public void onLookup(boolean hit, long nanos) {
			LookupsTests.this.counted.add(hit);
		}

	});

	@AfterEach
	void close() {
		this.cache.close();
	}

	@Test
	void countsAnAnswerToAnotherQuestionAsOneHit() {
		Lookup.Hit<String, ?> hit = this.cache.cache().find(request("In other words?", "answer"));
		assertThat(hit).isEqualTo(new Lookup.Hit<>("answer", false, 0.95));
		assertThat(this.counted).containsExactly(true);
	}

	@Test
	void countsNothingFoundAsOneMiss() {
		assertThat((Object) this.cache.cache().find(request("Who?", null))).isNull();
		assertThat(this.counted).containsExactly(false);
	}

	@Test
	void countsTheSameWhereAnOriginMayBeAsked() {
		TextOrigin origin = new TextOrigin(() -> "new");
		assertThat(this.cache.cache().get(request("In other words?", "answer"), origin))
			.isEqualTo(new Lookup.Hit<>("answer", false, 0.95));
		assertThat(this.cache.cache().get(request("Who?", null), origin)).isEqualTo(new Lookup.Miss<>("new"));
		assertThat(this.cache.cache().get(request("Who?", null), origin)).isEqualTo(new Lookup.Hit<>("new", false));
		assertThat(this.counted).containsExactly(true, false, true);
	}

	@Test
	void countsNoGlanceOnBehalfOfAnotherQuestion() {
		this.cache.get("Who?", new TextOrigin(() -> "You"));
		this.counted.clear();
		assertThat(this.cache.cache().peek(TextCache.request("Who?"))).isEqualTo("You");
		assertThat(this.cache.cache().peek(request("In other words?", "answer"))).isNull();
		assertThat(this.counted).isEmpty();
	}

	private static CacheRequest<String> request(String question, @Nullable String similar) {
		return TextCache.request(question).withSimilar(new SimilarAnswers<>() {

			@Override
			public @Nullable Found<String> find() {
				return (similar != null) ? new Found<>(similar, 0.95) : null;
			}

			@Override
			public List<Note> notes(EntryDescription answer) {
				return List.of();
			}

		});
	}

}
