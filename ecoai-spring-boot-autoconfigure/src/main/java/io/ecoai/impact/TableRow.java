package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A row of a table file.
 *
 * @param values texts, lists of texts and lists of mappings by field name
 * @param source the source that the row names, or {@code null} if there is none of that
 * name
 */
record TableRow(Map<String, Object> values, @Nullable TableSource source) {

	PriceRule priceRule() {
		return new PriceRule(text("id"), require("provider"), require("match"), date("valid-from"), "USD", null, null,
				optional("input"), optional("output"), optional("cache-read"), optional("cache-write"), tiers(),
				optional("image-input"), optional("image-output"), optional("per-image"), text("quality"), text("size"),
				sourceName(), sourceDate(), text("note"));
	}

	EnergyRule energyRule() {
		return new EnergyRule(require("provider"), require("match"), numbers("wh-per-1k-output"), List.of(), List.of(),
				List.of(), List.of(), null, sourceName(), sourceDate(), text("note"));
	}

	/** The row's own date or else that of its source. */
	@Nullable LocalDate sourceDate() {
		LocalDate date = date("date");
		return (date == null && this.source != null) ? this.source.date() : date;
	}

	private @Nullable String sourceName() {
		return (this.source != null) ? this.source.name() : null;
	}

	String require(String field) {
		String text = text(field);
		if (text == null) {
			throw new IllegalStateException("A row has no '" + field + "': " + this.values);
		}
		return text;
	}

	@Nullable String text(String field) {
		return (String) this.values.get(field);
	}

	private BigDecimal decimal(String field) {
		return new BigDecimal(require(field));
	}

	@Nullable LocalDate date(String field) {
		return optional(field, LocalDate::parse);
	}

	private @Nullable BigDecimal optional(String field) {
		return optional(field, BigDecimal::new);
	}

	private <T> @Nullable T optional(String field, Function<String, T> reader) {
		String text = text(field);
		return (text != null) ? reader.apply(text) : null;
	}

	private List<Double> numbers(String field) {
		return list(field).stream().map((number) -> Double.valueOf(number.toString())).toList();
	}

	@SuppressWarnings("unchecked")
	private List<PriceRule.Tier> tiers() {
		return list("tiers").stream()
			.map((tier) -> new TableRow((Map<String, Object>) tier, this.source))
			.map((tier) -> new PriceRule.Tier(Long.valueOf(tier.require("above-input-tokens")), tier.decimal("input"),
					tier.decimal("output"), tier.optional("cache-read"), tier.optional("cache-write")))
			.toList();
	}

	private List<?> list(String field) {
		return (this.values.get(field) instanceof List<?> list) ? list : List.of();
	}

}
