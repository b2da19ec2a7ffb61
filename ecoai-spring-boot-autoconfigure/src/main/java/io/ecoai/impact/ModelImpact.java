package io.ecoai.impact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the tables say about one model.
 *
 * @param prices its prices by precedence; the first that is valid at the time of a call
 * applies
 * @param emission its emissions, or {@code null} if they are not known
 */
record ModelImpact(List<Price> prices, @Nullable Emission emission) {

	Impact of(TokenUsage tokens, Instant at) {
		Price price = priceAt(at);
		Emission emission = this.emission;
		return new Impact((price != null) ? price.cost(tokens) : null, (price != null) ? price.id() : null,
				(price != null) ? price.date() : null,
				(emission != null) ? emission.gramsPerToken().low() * tokens.outputTokens() : null,
				(emission != null) ? emission.gramsPerToken().high() * tokens.outputTokens() : null,
				(emission != null) ? emission.proxy() : null);
	}

	private @Nullable Price priceAt(Instant time) {
		for (Price price : this.prices) {
			if (price.validAt(time)) {
				return price;
			}
		}
		return null;
	}

}
