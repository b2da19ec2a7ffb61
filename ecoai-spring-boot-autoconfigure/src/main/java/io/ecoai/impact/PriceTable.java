package io.ecoai.impact;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prices in the order in which they were written. */
final class PriceTable {

	private final List<Price> prices;

	private final List<ListPrice> rows;

	private PriceTable(List<PriceRule> rules, Function<PriceRule, Price> reading) {
		this.prices = rules.stream().map(reading).toList();
		this.rows = rules.stream().map((rule) -> ListPrice.of(rule, reading.apply(rule))).toList();
	}

	static PriceTable configured(List<PriceRule> rules) {
		return new PriceTable(rules, Price::configured);
	}

	static PriceTable builtIn() {
		TableFile file = TableFile.read("prices.yml");
		return new PriceTable(Stream.of("prices", "images").flatMap(file::rows).map(TableRow::priceRule).toList(),
				Price::builtIn);
	}

	/** The table for people to read. */
	List<ListPrice> rows() {
		return this.rows;
	}

	/**
	 * The prices of a model: those of tokens before those of images, since tokens are
	 * what is billed where both are known; latest first; of two that begin on one day,
	 * the one written first.
	 */
	Stream<Price> of(String provider, String model) {
		return this.prices.stream()
			.filter((price) -> price.match().matches(provider, model))
			.sorted(Comparator.comparing(Price::isPerImage)
				.thenComparing(Comparator.comparing(Price::validFrom).reversed()));
	}

	/** The newest day on which a price of this table was read. */
	LocalDate newestDate() {
		return this.prices.stream()
			.map(Price::date)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.max(Comparator.naturalOrder())
			.orElse(LocalDate.EPOCH);
	}

}
