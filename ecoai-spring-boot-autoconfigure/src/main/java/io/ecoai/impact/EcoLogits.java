package io.ecoai.impact;

/**
 * The energy of generating text, by the method of EcoLogits 0.9.1 (commit 2d0a1c7,
 * {@code impacts/llm.py}): regressions over measured open models for the energy and the
 * time that one H100 needs for an output token, scaled to as many as hold the model in 16
 * bits. Input tokens, networks, idle machines and training are not in it, and unlike
 * EcoLogits itself it does not cap the time at the measured latency.
 */
final class EcoLogits {

	static final String NAME = "ecologits";

	static final String VERSION = "0.9.1";

	/** Requests that share the machines. */
	private static final double BATCH = 64;

	private static final double GPU_MEMORY_GB = 80;

	private static final double BYTES_PER_PARAMETER = 2;

	/** Room for what is not parameters. */
	private static final double MEMORY_OVERHEAD = 1.2;

	private static final double SERVER_WATTS = 1200;

	private static final double GPUS_PER_SERVER = 8;

	private EcoLogits() {
	}

	/**
	 * Estimates the energy of 1,000 output tokens.
	 * @param active parameters that work on each token, in billions
	 * @param total parameters held in memory, in billions
	 * @param pue the data centre's power usage effectiveness
	 * @return watt-hours: low from all low figures, high from all high ones
	 */
	static Range whPer1kOutputTokens(Range active, Range total, Range pue) {
		return new Range(1000 * pue.low() * whPerToken(active.low(), total.low()),
				1000 * pue.high() * whPerToken(active.high(), total.high()));
	}

	private static double whPerToken(double active, double total) {
		double gpus = gpus(total);
		double gpuWh = 1.1665273e-6 * Math.exp(-0.011205921 * BATCH) * active + 4.0529281e-5;
		double seconds = 6.7850881e-4 * active + 3.1193103e-4 * BATCH + 0.019473718;
		double serverWh = seconds / 3600 * SERVER_WATTS * gpus / GPUS_PER_SERVER / BATCH;
		return gpus * gpuWh + serverWh;
	}

	/** As many GPUs as hold the model, rounded up to a power of two. */
	private static double gpus(double total) {
		double needed = Math.ceil(MEMORY_OVERHEAD * total * BYTES_PER_PARAMETER / GPU_MEMORY_GB);
		double gpus = 1;
		while (gpus < needed) {
			gpus *= 2;
		}
		return gpus;
	}

}
