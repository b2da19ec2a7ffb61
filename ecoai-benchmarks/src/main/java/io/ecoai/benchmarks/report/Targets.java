package io.ecoai.benchmarks.report;

import java.util.List;
import java.util.Locale;

import io.ecoai.benchmarks.OpenAiStub;

/**
 * What was promised of each path that JMH measures, and what came of it.
 */
final class Targets {

	/** A near-cache hit of 4 KB with the log on, or off. */
	private static final String HIT = "NearHit.%s shape=TEXT usageLog=%s";

	private static final String STORED = "StoredHit.%s answerBytes=%d nearCache=0 storage=%s";

	private static final String MISS = "Miss.%s shape=TEXT storage=%s";

	private static final String MISS_BOUND = "beside the key stand the JSON of the answer and what describes it, which "
			+ "are made on the way of the call, and on two processors the threads that write take a part of its time";

	/** How long the text of an answer is. */
	private static final int ANSWER_BYTES = OpenAiStub.ANSWER_BYTES;

	private final Measurements measured;

	Targets(Measurements measured) {
		this.measured = measured;
	}

	List<Row> rows() {
		return List.of(beside("Near-cache hit, 4 KB, beside Caffeine and SHA-256", ecoai(true),
				HIT.formatted("caffeineAndSha256", true),
				Target.atMost(2, "×")
					.boundedBy("a hit also keys all options and every part of each message, makes a response of its "
							+ "own for the caller, who may change it, and is counted and recorded")),
				beside("The same, beside `@Cacheable` and Caffeine", ecoai(true), HIT.formatted("cacheable", true),
						Target.atMost(1, "×")),
				allocation(),
				recording("What recording adds to a hit, 10,000 calls a second", HIT.formatted("paced", true),
						HIT.formatted("paced", false), Target.atMost(1, "µs")),
				recording("The same, calls back to back", ecoai(true), ecoai(false), Target.none("µs")),
				stored("sqlite", "raw", 2048, "SQLite hit, near cache cold, beside a prepared `SELECT`", Target
					.atMost(2, "×")
					.boundedBy("beside the same `SELECT` stand the key, the JSON of the answer and its checksum, "
							+ "the response and the record; the row also has what tells its age and its tags")),
				stored("sqlite", "row", 2048, "The same, beside a prepared `SELECT` of EcoAI's own row",
						Target.none("×")),
				stored("sqlite", "raw", 8192, "SQLite hit, answer of 8 KB, which is compressed", Target.none("×")),
				stored("redis", "raw", 2048, "Redis hit, near cache cold, beside Lettuce `GET` of the same value",
						Target.atMost(1.25, "×")
							.boundedBy("the key, the JSON of the answer and its checksum, the response and the record "
									+ "come on top of the same `GET`")),
				stored("redis", "raw", 8192, "Redis hit, answer of 8 KB, which is compressed", Target.none("×")),
				miss("memory", Target.atMost(60, "µs")), miss("sqlite", Target.atMost(60, "µs").boundedBy(MISS_BOUND)),
				roundTrips(), miss("redis", Target.none("µs")), missAllocation(),
				beside("Stream hit, 4 KB, beside a list of its chunks", "StreamHit.ecoai shape=TEXT",
						"StreamHit.caffeineAndSha256 shape=TEXT", Target.none("×")),
				beside("Key, 4 KB, beside SHA-256", "Key.ecoai shape=TEXT", "Key.sha256 shape=TEXT", Target.none("×")),
				semantic("strict", 1000), semantic("similar", 1000), semantic("strict", 10_000),
				semantic("similar", 10_000));
	}

	/** Hits taken apart. */
	List<String> splits() {
		String response = "Answer.response answerBytes=2048";
		return List.of(
				new Split(this.measured, ecoai(true)).part("the key", "Key.ecoai shape=TEXT")
					.part("the lookup", "Answer.lookUp answerBytes=2048")
					.part("the response", response)
					.markdown("A hit from the near cache, 4 KB, calls back to back",
							"settings, namespace, meters and the record, which is what is left"),
				new Split(this.measured, STORED.formatted("ecoai", 2048, "sqlite"))
					.part("the key", "Key.ecoai shape=TEXT")
					.part("the payload out of EcoAI's row", STORED.formatted("row", 2048, "sqlite"))
					.part("the checksum and the JSON of the answer", "Answer.unpack answerBytes=2048")
					.part("the response", response)
					.markdown("A hit from SQLite, answer of 2 KB",
							"the row's other columns, the flight, meters and the record, which is what is left"));
	}

	/** Throughput with two threads, beside that of one. */
	List<ThreadsRow> threads() {
		String floor = HIT.formatted("caffeineAndSha256", false) + " threads=";
		ThreadsRow ecoai = new ThreadsRow("EcoAI, log off", this.measured, ecoai(false) + " threads=", floor,
				Target.atLeast(1.8, "×")
					.boundedBy("what a second thread adds on this machine where nothing but SHA-256 and a map is at "
							+ "work stands in the last column"));
		return List.of(new ThreadsRow("Caffeine and SHA-256", this.measured, floor, floor, Target.none("×")), ecoai,
				new ThreadsRow("EcoAI, log on", this.measured, ecoai(true) + " threads=", floor, Target.none("×")));
	}

	private static String ecoai(boolean usageLog) {
		return HIT.formatted("ecoai", usageLog);
	}

	private Row beside(String path, String ecoai, String peer, Target target) {
		return Row.of(path + this.measured.detail(ecoai), this.measured.median(ecoai), this.measured.median(peer), "µs",
				this.measured.ratio(ecoai, peer), target);
	}

	private Row allocation() {
		Figure bytes = this.measured.allocated(ecoai(true));
		Figure answer = Figure.of(ANSWER_BYTES);
		Figure ratio = new Figure(bytes.median() / ANSWER_BYTES, bytes.least() / ANSWER_BYTES,
				bytes.most() / ANSWER_BYTES);
		return Row.of("Allocation of a near-cache hit, 4 KB, beside the bytes of the answer", bytes, answer, "B", ratio,
				Target.atMost(6, "×"));
	}

	private Row recording(String path, String with, String without, Target target) {
		return Row.of(path + this.measured.detail(with), this.measured.median(with), this.measured.median(without),
				"µs", this.measured.difference(with, without), target);
	}

	private Row stored(String storage, String peer, int bytes, String path, Target target) {
		return beside(path, STORED.formatted("ecoai", bytes, storage), STORED.formatted(peer, bytes, storage), target);
	}

	private Row miss(String storage, Target target) {
		String ecoai = MISS.formatted("ecoai", storage);
		String model = MISS.formatted("model", storage);
		return Row.of("Miss overhead, " + storage + this.measured.detail(ecoai), this.measured.median(ecoai),
				this.measured.median(model), "µs", this.measured.difference(ecoai, model), target);
	}

	private Row missAllocation() {
		String ecoai = MISS.formatted("ecoai", "sqlite");
		String model = MISS.formatted("model", "sqlite");
		return Row.of("Allocation of a miss, sqlite, without that of the request", this.measured.allocated(ecoai),
				this.measured.allocated(model), "B", this.measured.allocatedMore(ecoai, model), Target.none("B"));
	}

	/** Whoever searches vectors knows no match, and was measured once. */
	private Row semantic(String match, int size) {
		return beside(
				String.format(Locale.ROOT, "Hit in other words, %s, %,d questions, beside `SimpleVectorStore`", match,
						size),
				"SemanticHit.ecoai match=%s size=%d".formatted(match, size),
				"SemanticHit.simpleVectorStore match=strict size=%d".formatted(size), Target.none("×"));
	}

	private Row roundTrips() {
		String ecoai = MISS.formatted("ecoai", "distant-redis");
		String get = MISS.formatted("roundTrip", "distant-redis");
		return Row.of("How often a miss waits for Redis, 10 ms away, beside one `GET`", this.measured.median(ecoai),
				this.measured.median(get), "µs",
				this.measured.differenceBeside(ecoai, MISS.formatted("ecoai", "memory"), get).whole(),
				Target.atMost(2, "round trips"));
	}

	/**
	 * What two threads do beside one.
	 *
	 * @param path who is at work
	 * @param measured what JMH found out
	 * @param name the benchmark, up to the number of threads
	 * @param floor the benchmark of the floor, up to the number of threads
	 * @param target what is asked
	 */
	record ThreadsRow(String path, Measurements measured, String name, String floor, Target target) {

		static final String HEADING = """
				| Path | 1 thread, calls/µs | 2 threads | Beside 1 (least to most) | Target | | The floor itself |
				|---|---|---|---|---|---|---|
				""";

		Row row() {
			Figure ratio = this.measured.ratio(this.name + 2, this.name + 1);
			return new Row("Throughput of 2 threads beside 1, " + this.path, "", "", ratio, this.target);
		}

		String markdown() {
			String detail = this.measured.detail(this.name + 2);
			Figure ratio = row().result();
			String verdict = ratio.isMeasured() ? this.target.verdict(ratio.median()) : "**not measured**";
			return "| %s | %s | %s | %s | %s | %s | %s |".formatted(this.path + detail,
					this.measured.median(this.name + 1).textWithRange(""),
					this.measured.median(this.name + 2).textWithRange(""), ratio.textWithRange("×"), this.target.text(),
					verdict, this.measured.ratio(this.floor + 2, this.floor + 1).text("×"));
		}

	}

}
