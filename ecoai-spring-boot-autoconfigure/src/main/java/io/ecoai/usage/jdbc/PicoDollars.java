package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Amounts of money as whole numbers of 10<sup>-12</sup> US dollars.
 */
final class PicoDollars {

	static final int SCALE = 12;

	private static final int MICRO_SCALE = 6;

	/** A single call that costs more has a wrong price, and would spoil every sum. */
	private static final BigDecimal CEILING = BigDecimal.valueOf(1_000_000);

	private PicoDollars() {
	}

	/**
	 * The amount, or {@code null} for one that is unknown or absurd.
	 */
	static @Nullable Long of(@Nullable BigDecimal usd) {
		if (usd != null && usd.signum() == 0) {
			// Most amounts are nothing, which takes no arithmetic.
			return 0L;
		}
		if (usd == null || usd.abs().compareTo(CEILING) > 0) {
			return null;
		}
		return usd.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
	}

	static BigDecimal toUsd(long pico) {
		return plain(BigDecimal.valueOf(pico, SCALE));
	}

	/**
	 * A sum that was taken in two parts.
	 */
	static BigDecimal toUsd(long micro, long rest) {
		return plain(BigDecimal.valueOf(micro, MICRO_SCALE).add(BigDecimal.valueOf(rest, SCALE)));
	}

	private static BigDecimal plain(BigDecimal usd) {
		BigDecimal stripped = usd.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
