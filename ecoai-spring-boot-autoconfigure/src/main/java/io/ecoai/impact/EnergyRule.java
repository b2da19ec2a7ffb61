package io.ecoai.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The energy that a model needs, as a row of {@code energy.yml} and an entry of
 * {@code ecoai.energy} state it: measured or published watt-hours, or the size of the
 * model from which {@link EcoLogits} computes them, or another model as a proxy. A range
 * is a list of low and high; a single number stands for both. Images have a figure of
 * their own or none.
 *
 * @param provider the provider's id, or {@code null} for any
 * @param match {@code equals:} and a model id, or {@code regex:} and a pattern; either
 * must fit the whole id, ignoring case
 * @param whPer1kOutput watt-hours per 1,000 output tokens, data-centre overhead included
 * @param whPerImage watt-hours for each image, data-centre overhead included
 * @param activeParameters parameters that work on each token, in billions
 * @param totalParameters parameters held in memory, in billions
 * @param pue the data centre's power usage effectiveness, 1 or more; needed with
 * parameters
 * @param proxy a model of {@code energy.yml} whose figures shall stand in; estimates name
 * it
 * @param source where the figure was read
 * @param date when it was read there
 * @param note what a reader should know
 */
public record EnergyRule(@Nullable String provider, String match, List<Double> whPer1kOutput, List<Double> whPerImage,
		List<Double> activeParameters, List<Double> totalParameters, List<Double> pue, @Nullable String proxy,
		@Nullable String source, @Nullable LocalDate date, @Nullable String note) {

	private static final String ONLY_STATEMENT = "the only statement of the energy: choose one of watt-hours per "
			+ "1,000 tokens or per image, parameters with 'pue', and proxy";

	/**
	 * Checks the rule. Whatever configuration leaves out arrives as {@code null}.
	 * @throws InvalidRuleException if a field is missing or not allowed
	 */
	public EnergyRule {
		ModelMatch.of(provider, match);
		whPer1kOutput = (whPer1kOutput != null) ? List.copyOf(whPer1kOutput) : List.of();
		whPerImage = (whPerImage != null) ? List.copyOf(whPerImage) : List.of();
		activeParameters = (activeParameters != null) ? List.copyOf(activeParameters) : List.of();
		totalParameters = (totalParameters != null) ? List.copyOf(totalParameters) : List.of();
		pue = (pue != null) ? List.copyOf(pue) : List.of();
		boolean sized = !activeParameters.isEmpty() || !totalParameters.isEmpty() || !pue.isEmpty();
		long ways = Stream.of(!whPer1kOutput.isEmpty(), !whPerImage.isEmpty(), sized, proxy != null)
			.filter((way) -> way)
			.count();
		InvalidRuleException.unless(ways > 0, "wh-per-1k-output", null,
				"given, or else 'active-parameters', 'total-parameters' and 'pue', or else 'proxy'; for images, "
						+ "'wh-per-image'");
		InvalidRuleException.unless(ways == 1 || proxy == null, "proxy", proxy, ONLY_STATEMENT);
		InvalidRuleException.unless(ways == 1 || whPerImage.isEmpty(), "wh-per-image", whPerImage, ONLY_STATEMENT);
		InvalidRuleException.unless(ways == 1, "wh-per-1k-output", whPer1kOutput, ONLY_STATEMENT);
		if (!whPerImage.isEmpty()) {
			Range.of("wh-per-image", whPerImage, 0);
		}
		if (!whPer1kOutput.isEmpty()) {
			Range.of("wh-per-1k-output", whPer1kOutput, 0);
		}
		if (sized) {
			energyOfSize(activeParameters, totalParameters, pue);
		}
	}

	/**
	 * Watt-hours by a range.
	 * @param match to which model ids it applies
	 * @param low the low end per 1,000 output tokens
	 * @param high the high end
	 * @return the rule, for any provider
	 */
	public static EnergyRule wattHours(String match, double low, double high) {
		return new EnergyRule(null, match, List.of(low, high), List.of(), List.of(), List.of(), List.of(), null, null,
				null, null);
	}

	/**
	 * Watt-hours of images by a range.
	 * @param match to which model ids it applies
	 * @param low the low end for each image
	 * @param high the high end
	 * @return the rule, for any provider
	 */
	public static EnergyRule wattHoursPerImage(String match, double low, double high) {
		return new EnergyRule(null, match, List.of(), List.of(low, high), List.of(), List.of(), List.of(), null, null,
				null, null);
	}

	/**
	 * Another model's figures.
	 * @param match to which model ids it applies
	 * @param proxy the id of a model of {@code energy.yml}
	 * @return the rule, for any provider
	 */
	public static EnergyRule proxy(String match, String proxy) {
		Objects.requireNonNull(proxy, "proxy");
		return new EnergyRule(null, match, List.of(), List.of(), List.of(), List.of(), List.of(), proxy, null, null,
				null);
	}

	/** The energy, or {@code null} if a proxy has to say. */
	@Nullable Energy ownEnergy() {
		if (this.proxy != null) {
			return null;
		}
		if (!this.whPerImage.isEmpty()) {
			return new Energy(Range.of("wh-per-image", this.whPerImage, 0), true, null);
		}
		return new Energy(
				this.whPer1kOutput.isEmpty() ? energyOfSize(this.activeParameters, this.totalParameters, this.pue)
						: Range.of("wh-per-1k-output", this.whPer1kOutput, 0),
				false, null);
	}

	private static Range energyOfSize(List<Double> active, List<Double> total, List<Double> pue) {
		Range activeRange = Range.of("active-parameters", active, Double.MIN_VALUE);
		Range totalRange = Range.of("total-parameters", total, Double.MIN_VALUE);
		InvalidRuleException.unless(activeRange.low() <= totalRange.low() && activeRange.high() <= totalRange.high(),
				"active-parameters", active, "at most total-parameters");
		return EcoLogits.whPer1kOutputTokens(activeRange, totalRange, Range.of("pue", pue, 1));
	}

}
