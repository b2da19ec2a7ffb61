package io.ecoai.impact;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of a model that makes images.
 *
 * @param textInput US dollars per million input tokens of text
 * @param imageInput US dollars per million input tokens of images
 * @param output US dollars per million output tokens
 */
record ImageTokenTariff(BigDecimal textInput, BigDecimal imageInput, BigDecimal output) implements Tariff {

	private static final int MILLION = 6;

	static ImageTokenTariff of(PriceRule rule, BigDecimal usd) {
		BigDecimal text = Objects.requireNonNull(rule.input()).multiply(usd);
		BigDecimal image = rule.imageInput();
		return new ImageTokenTariff(text, (image != null) ? image.multiply(usd) : text,
				Objects.requireNonNull(rule.imageOutput()).multiply(usd));
	}

	/** No image is made of no tokens: where there are none, the usage was left out. */
	@Override
	public @Nullable BigDecimal cost(ModelCall call) {
		TokenUsage tokens = call.tokens();
		return (tokens != null && call.images() != null && tokens.outputTokens() > 0) ? cost(tokens) : null;
	}

	private BigDecimal cost(TokenUsage tokens) {
		long text = Math.max(0, tokens.inputTokens() - tokens.imageInputTokens());
		return this.textInput.multiply(BigDecimal.valueOf(text))
			.add(this.imageInput.multiply(BigDecimal.valueOf(tokens.imageInputTokens())))
			.add(this.output.multiply(BigDecimal.valueOf(tokens.outputTokens())))
			.movePointLeft(MILLION);
	}

}
