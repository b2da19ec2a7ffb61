package io.ecoai.semantic.index;

import java.util.List;
import java.util.Objects;

import io.ecoai.autoconfigure.Meanings;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Notes;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Questions do not take each other's places as long as there are free ones.
 */
@Timeout(300)
class SlotTests {

	private static final String CONTEXT = "context";

	private static final String[] THINGS = { "password", "router", "phone", "watch", "camera", "printer", "tablet",
			"laptop", "keyboard", "monitor", "speaker", "scanner", "radio", "boiler", "thermostat", "dishwasher",
			"fridge", "oven", "modem", "alarm", "bicycle", "telescope", "projector", "drone", "piano" };

	private static final Embedder MEANINGS = Embedder.of("meanings", new Meanings());

	private static final Embedder ALL_ALIKE = Embedder.of("alike", (text) -> new float[] { 1, 0 });

	private final CandidateFormat format = new CandidateFormat();

	@Test
	void twoInstancesThatAskAtTheSameTimeWriteTwoSlots() {
		try (QuestionCache one = new QuestionCache(MEANINGS, MatchMode.SIMILAR);
				QuestionCache other = new QuestionCache(one, MEANINGS)) {
			one.ask("How do I reset my password?", CONTEXT, () -> other.ask("How do I reset my router?", CONTEXT));
			for (QuestionCache cache : List.of(one, other)) {
				assertThat(cache.find("How can I reset my password?", CONTEXT))
					.isEqualTo("How do I reset my password?");
				assertThat(cache.find("How can I reset my router?", CONTEXT)).isEqualTo("How do I reset my router?");
			}
		}
	}

	@Test
	void comparesWithWhatTookThePlaceOfAnother() {
		try (QuestionCache cache = new QuestionCache(MEANINGS, MatchMode.SIMILAR)) {
			cache.ask("How do I reset my password?", CONTEXT);
			SlotKeys keys = SlotKeys.ofContext(CONTEXT);
			ContextSlots slots = new ContextSlots(keys, cache.notes(), this.format, 10, 1_000_000);
			slots.load();
			Embedding second = MEANINGS.embed("How do I reset my router?");
			cache.notes()
				.change(keys.slot(0), (before) -> this.format
					.write(new Candidate(new CacheKey("1-2"), "How do I reset my router?", null, null).with(second)));
			assertThat(slots.nearest(MEANINGS.embed("How do I reset my password?"), 0.9, 5)).hasSize(1);
			assertThat(slots.nearest(second, 0.9, 5)).extracting((near) -> near.candidate().answer())
				.containsExactly(new CacheKey("1-2"));
		}
	}

	@Test
	void givesEachQuestionItsSlotInShadowModeToo() {
		List<String> questions = List.of("How do I reset my password?", "How can I reset my password?",
				"Please tell me how I can reset my password.");
		try (QuestionCache cache = new QuestionCache(ALL_ALIKE, MatchMode.STRICT)) {
			cache.serveNothing();
			questions.forEach((question) -> assertThat(cache.ask(question, CONTEXT)).isNull());
			SlotKeys keys = SlotKeys.ofStems(CONTEXT, new QuestionAnalyzer().analyze(questions.get(0)));
			for (int i = 0; i < questions.size(); i++) {
				assertThat(text(cache, keys.slot(i))).as("slot %d", i).isEqualTo(questions.get(i));
			}
		}
	}

	@Test
	void whoIsFarBehindTakesNobodysPlace() {
		try (QuestionCache one = new QuestionCache(MEANINGS, MatchMode.SIMILAR);
				QuestionCache other = new QuestionCache(one, MEANINGS)) {
			other.ask("How do I reset my piano?", CONTEXT);
			for (int i = 0; i < 150; i++) {
				one.ask("How do I reset the " + THINGS[i % THINGS.length] + " in room " + i + "?", CONTEXT);
			}
			other.ask("How do I reset my drone?", CONTEXT);
			SlotKeys keys = SlotKeys.ofContext(CONTEXT);
			for (int i = 0; i < 150; i++) {
				assertThat(text(one, keys.slot(i + 1))).as("slot %d", i + 1).endsWith("in room " + i + "?");
			}
		}
	}

	@Test
	void findsTheRestWhereTheOldestAndTheNewestHaveLeft() {
		try (QuestionCache cache = new QuestionCache(MEANINGS, MatchMode.SIMILAR)) {
			for (int i = 0; i < 25; i++) {
				cache.ask("How do I reset my " + THINGS[i] + "?", CONTEXT);
			}
			for (int i = 0; i < 25; i++) {
				if (i < 18 || i == 24) {
					cache.flush("How do I reset my " + THINGS[i] + "?", CONTEXT);
				}
			}
			try (QuestionCache restarted = new QuestionCache(cache, MEANINGS)) {
				assertThat(restarted.find("How can I reset my " + THINGS[20] + "?", CONTEXT))
					.isEqualTo("How do I reset my " + THINGS[20] + "?");
			}
		}
	}

	private String text(QuestionCache cache, CacheKey slot) {
		Notes.Found note = Objects.requireNonNull(cache.notes().find(slot), "no note");
		return Objects.requireNonNull(this.format.read(note.content()), "no candidate").text();
	}

}
