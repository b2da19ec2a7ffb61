package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the tables say about one model.
 *
 * @param prices its prices by precedence; the first that holds for a call applies
 * @param text the emissions of an output token, or {@code null} if they are not known
 * @param image the emissions of an image, or {@code null} if they are not known
 */
record ModelImpact(List<Price> prices, @Nullable Emission text, @Nullable Emission image) {

	Impact of(ModelCall call) {
		for (Price price : this.prices) {
			BigDecimal cost = price.cost(call);
			if (cost != null) {
				return of(call, cost, price);
			}
		}
		return of(call, null, null);
	}

	private Impact of(ModelCall call, @Nullable BigDecimal cost, @Nullable Price price) {
		Long output = output(call);
		Emission emission = (call.images() != null) ? this.image : this.text;
		String priceId = (price != null) ? price.id() : null;
		LocalDate priceDate = (price != null) ? price.date() : null;
		if (emission == null || output == null) {
			return new Impact(cost, priceId, priceDate, null, null, null);
		}
		return new Impact(cost, priceId, priceDate, emission.grams().low() * output, emission.grams().high() * output,
				emission.proxy());
	}

	/** The images or the output tokens of a call. */
	private static @Nullable Long output(ModelCall call) {
		ImageOutput images = call.images();
		TokenUsage tokens = call.tokens();
		if (images != null) {
			return (images.count() > 0) ? (long) images.count() : null;
		}
		return (tokens != null) ? tokens.outputTokens() : null;
	}

}
