package io.ecoai.impact;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A price for each image.
 *
 * @param quality the quality that it holds for, or {@code null} for any
 * @param size the size that it holds for, or {@code null} for any
 * @param usd US dollars for one image
 */
record PerImageTariff(@Nullable String quality, @Nullable String size, BigDecimal usd) implements Tariff {

	static PerImageTariff of(PriceRule rule, BigDecimal usd) {
		return new PerImageTariff(rule.quality(), rule.size(), Objects.requireNonNull(rule.perImage()).multiply(usd));
	}

	@Override
	public @Nullable BigDecimal cost(ModelCall call) {
		ImageOutput images = call.images();
		if (images == null || images.count() <= 0 || !fits(this.quality, images.quality())
				|| !fits(this.size, images.size())) {
			return null;
		}
		return this.usd.multiply(BigDecimal.valueOf(images.count()));
	}

	private static boolean fits(@Nullable String needed, @Nullable String found) {
		return needed == null || needed.equalsIgnoreCase(found);
	}

}
