package io.ecoai.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is measured, in an order that puts side by side what is compared: a machine is not
 * as fast now as it was a quarter of an hour ago.
 */
final class Suite {

	private final List<Step> steps = new ArrayList<>();

	private Suite() {
	}

	static Suite whole() {
		Suite suite = new Suite();
		suite.nearHits();
		suite.threads();
		suite.storedHits();
		suite.misses();
		suite.streams();
		suite.parts();
		suite.semantic();
		return suite;
	}

	/** One prompt shape, to see whether everything works. */
	static Suite quick() {
		Suite suite = new Suite();
		suite.nearText();
		suite.storedHit("sqlite", 2048);
		suite.miss("sqlite", "TEXT");
		return suite;
	}

	List<Step> steps() {
		return this.steps;
	}

	/** About how long it takes. */
	int minutes(int rounds) {
		return this.steps.stream().mapToInt((step) -> step.seconds() * (step.once() ? 1 : rounds)).sum() / 60 + 1;
	}

	private void nearHits() {
		nearText();
		for (PromptShape shape : PromptShape.values()) {
			if (shape != PromptShape.TEXT) {
				near(shape).stream().map(Step::inOneRound).forEach(this.steps::add);
			}
		}
	}

	private void nearText() {
		this.steps.addAll(near(PromptShape.TEXT));
		this.steps.add(Step.ofEcoAi("NearHit.ecoai", "shape=TEXT", "usageLog=false"));
		this.steps.add(Step.ofPeer("NearHit.cacheable", "shape=TEXT", "usageLog=true"));
		this.steps.add(Step.ofEcoAi("NearHit.paced", "shape=TEXT", "usageLog=true"));
		this.steps.add(Step.ofEcoAi("NearHit.paced", "shape=TEXT", "usageLog=false"));
	}

	private static List<Step> near(PromptShape shape) {
		return List.of(Step.ofPeer("NearHit.caffeineAndSha256", "shape=" + shape, "usageLog=true"),
				Step.ofEcoAi("NearHit.ecoai", "shape=" + shape, "usageLog=true"));
	}

	private void threads() {
		for (int threads = 1; threads <= 2; threads++) {
			this.steps
				.add(Step.ofPeer("NearHit.caffeineAndSha256", "shape=TEXT", "usageLog=false").withThreads(threads));
		}
		for (boolean usageLog : new boolean[] { false, true }) {
			for (int threads = 1; threads <= 2; threads++) {
				this.steps
					.add(Step.ofEcoAi("NearHit.ecoai", "shape=TEXT", "usageLog=" + usageLog).withThreads(threads));
			}
		}
	}

	private void storedHits() {
		for (int bytes : new int[] { 2048, 8192 }) {
			storedHit("sqlite", bytes);
			storedHit("redis", bytes);
		}
		this.steps
			.add(Step.ofEcoAi("StoredHit.ecoai", "storage=sqlite", "answerBytes=2048", "nearCache=64KB").inOneRound());
	}

	private void storedHit(String storage, int bytes) {
		String[] parameters = { "storage=" + storage, "answerBytes=" + bytes, "nearCache=0" };
		this.steps.add(Step.ofPeer("StoredHit.raw", parameters));
		this.steps.add(Step.ofEcoAi("StoredHit.ecoai", parameters));
		if (storage.equals("sqlite")) {
			this.steps.add(Step.ofPeer("StoredHit.row", parameters));
		}
	}

	private void misses() {
		for (String storage : List.of("memory", "sqlite", "redis")) {
			miss(storage, "TEXT");
		}
		this.steps.add(Step.ofPeer("Miss.roundTrip", "storage=distant-redis", "shape=TEXT"));
		this.steps.add(Step.ofEcoAi("Miss.ecoai", "storage=distant-redis", "shape=TEXT"));
		for (String shape : List.of("CONVERSATION", "TOOLS")) {
			this.steps.add(Step.ofPeer("Miss.model", "storage=sqlite", "shape=" + shape).inOneRound());
			this.steps.add(Step.ofEcoAi("Miss.ecoai", "storage=sqlite", "shape=" + shape).inOneRound());
		}
	}

	private void miss(String storage, String shape) {
		this.steps.add(Step.ofPeer("Miss.model", "storage=" + storage, "shape=" + shape));
		this.steps.add(Step.ofEcoAi("Miss.ecoai", "storage=" + storage, "shape=" + shape));
	}

	private void streams() {
		for (String shape : List.of("TEXT", "CONVERSATION")) {
			this.steps.add(Step.ofPeer("StreamHit.caffeineAndSha256", "shape=" + shape).inOneRound());
			this.steps.add(Step.ofEcoAi("StreamHit.ecoai", "shape=" + shape).inOneRound());
		}
	}

	private void parts() {
		for (PromptShape shape : PromptShape.values()) {
			this.steps.add(Step.ofPeer("Key.sha256", "shape=" + shape).inOneRound());
			this.steps.add(Step.ofEcoAi("Key.ecoai", "shape=" + shape).inOneRound());
		}
		this.steps.add(Step.ofPeer("Answer.readJson", "answerBytes=2048").inOneRound());
		for (String part : List.of("decode", "unpack", "encode", "pack")) {
			this.steps.add(Step.ofEcoAi("Answer." + part, "answerBytes=2048").inOneRound());
		}
		for (String part : List.of("unpack", "pack")) {
			this.steps.add(Step.ofEcoAi("Answer." + part, "answerBytes=8192").inOneRound());
		}
		this.steps.add(Step.ofEcoAi("Answer.lookUp", "answerBytes=2048").inOneRound());
		this.steps.add(Step.ofEcoAi("Answer.response", "answerBytes=2048").inOneRound());
	}

	private void semantic() {
		for (String size : List.of("1000", "10000")) {
			this.steps.add(Step.ofPeer("SemanticHit.simpleVectorStore", "match=strict", "size=" + size).inOneRound());
			for (String match : List.of("strict", "similar")) {
				this.steps.add(Step.ofEcoAi("SemanticHit.ecoai", "match=" + match, "size=" + size).inOneRound());
			}
		}
	}

	static String described(int rounds) {
		return String.format(Locale.ROOT,
				"""
						- %d rounds; in each, a runtime of its own for each figure (`%s`), warmed up for 11 s (EcoAI) or 4 s (others)
						  and measured for %d s; figures without a range were taken in the first round only
						""",
				rounds, Step.flags(), Step.MEASURED);
	}

}
