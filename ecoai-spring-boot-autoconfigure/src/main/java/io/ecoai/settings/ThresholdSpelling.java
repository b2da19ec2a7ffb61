package io.ecoai.settings;

import java.util.Optional;

/**
 * Cosines from 0 to 1, or the word for the one that the match brings, which is empty.
 */
final class ThresholdSpelling implements Spelling<Optional<Double>> {

	/** The threshold that nobody has set. */
	private static final String BY_MATCH = "default";

	@Override
	public Optional<Double> parse(String text) {
		if (text.equals(BY_MATCH)) {
			return Optional.empty();
		}
		double threshold = Double.parseDouble(text);
		if (threshold >= 0 && threshold <= 1) {
			return Optional.of(threshold);
		}
		throw new IllegalArgumentException(text);
	}

	@Override
	public String allowed() {
		return "a cosine from 0 to 1, or default for the one of the match";
	}

	@Override
	public Object toJson(Optional<Double> value) {
		return value.<Object>map((threshold) -> threshold).orElse(BY_MATCH);
	}

}
