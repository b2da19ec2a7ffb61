package io.ecoai.benchmarks.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.ecoai.benchmarks.LocalRedis;

/**
 * Prints what each storage would have saved at several sizes, beside a cache without
 * bounds. {@code simulator.trace} names a CSV file of one's own.
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
		Trace trace = file.isEmpty()
				? Trace.zipf(Integer.getInteger("simulator.calls", 100_000),
						Integer.getInteger("simulator.prompts", 20_000), Long.getLong("simulator.seed", 42))
				: Trace.csv(Path.of(file));
		print(trace);
	}

	static void print(Trace trace) {
		Simulation simulation = new Simulation(trace);
		System.out.println(trace.name());
		System.out.println("| Cache | Hit rate | Tokens saved | Dollars saved |\n|---|---|---|---|");
		for (String size : new String[] { "1MB", "4MB", "16MB" }) {
			System.out
				.println(simulation.replay("memory, " + size, "ecoai.storage=memory", "ecoai.memory.max-size=" + size)
					.markdown());
			System.out.println(
					simulation.replay("sqlite, " + size, "ecoai.sqlite.max-size=" + size, "ecoai.near-cache.max-size=0")
						.markdown());
		}
		System.out.println(
				simulation.replay("memory, unbounded", "ecoai.storage=memory", "ecoai.memory.max-size=1GB").markdown());
		try (LocalRedis redis = new LocalRedis()) {
			System.out
				.println(simulation.replay("redis, unbounded", "ecoai.storage=redis", "ecoai.redis.url=" + redis.url())
					.markdown());
		}
		System.out.println(String.format(Locale.ROOT, "At best %.2f %%: every request but the first of its kind",
				simulation.bestHitRate() * 100));
	}

}
