package io.ecoai.benchmarks.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.ecoai.benchmarks.LocalRedis;
import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.Machine;

/**
 * Writes what each storage would have saved at several sizes, beside a cache without
 * bounds. {@code simulator.trace} names a CSV file of one's own, whose result is printed.
 */
public final class Simulator {

	private Simulator() {
	}

	/**
	 * Replays a trace.
	 * @param arguments none
	 * @throws IOException if the file of the trace cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		String file = System.getProperty("simulator.trace", "");
		if (!file.isEmpty()) {
			System.out.println(text(Trace.csv(DocumentSection.root().resolve(file)), ""));
			return;
		}
		Machine machine = new Machine(DocumentSection.root());
		Trace trace = Trace.zipf(Integer.getInteger("simulator.calls", 100_000),
				Integer.getInteger("simulator.prompts", 20_000), Long.getLong("simulator.seed", 42));
		new DocumentSection("simulator").publish(text(trace, machine.text()));
	}

	static String text(Trace trace, String machine) {
		Simulation simulation = new Simulation(trace);
		StringBuilder rows = new StringBuilder();
		for (int size : new int[] { 4, 16, 64 }) {
			for (Savings savings : ofSize(simulation, size)) {
				rows.append(savings.markdown()).append('\n');
			}
		}
		return String.format(Locale.ROOT,
				"""
						## Simulated savings

						%s
						%s. %,d of the requests are for models without a known price. What a request saves is what OpenAI would have asked
						for it. Sizes are what is configured, which for Redis is the `maxmemory` of a server that evicts what was used
						least lately (`allkeys-lru`) and takes one megabyte itself. SQLite and Redis have no near cache here.

						| Cache | Hit rate | Tokens saved | Dollars saved |
						|---|---|---|---|
						%s%s
						""",
				machine, trace.name(), simulation.unpriced(), rows, simulation.atBest().markdown());
	}

	private static List<Savings> ofSize(Simulation simulation, int megabytes) {
		Savings memory = simulation.replay("memory, %d MB".formatted(megabytes), "ecoai.storage=memory",
				"ecoai.memory.max-size=%dMB".formatted(megabytes));
		Savings sqlite = simulation.replay("sqlite, %d MB".formatted(megabytes),
				"ecoai.sqlite.max-size=%dMB".formatted(megabytes), "ecoai.near-cache.max-size=0");
		try (LocalRedis redis = new LocalRedis("maxmemory %dmb".formatted(megabytes), "maxmemory-policy allkeys-lru")) {
			return List.of(memory, sqlite, simulation.replay("redis, %d MB".formatted(megabytes), "ecoai.storage=redis",
					"ecoai.redis.url=" + redis.url(), "ecoai.near-cache.max-size=0"));
		}
	}

}
