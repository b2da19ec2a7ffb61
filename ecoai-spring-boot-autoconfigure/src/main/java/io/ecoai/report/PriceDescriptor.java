package io.ecoai.report;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecoai.impact.ListPrice;
import org.jspecify.annotations.Nullable;

/**
 * A row of the price table as it is shown. The fields are those of {@link ListPrice}.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PriceDescriptor(String id, String provider, String match, @Nullable LocalDate validFrom,
		@PlainNumber @Nullable BigDecimal input, @PlainNumber @Nullable BigDecimal output,
		@PlainNumber @Nullable BigDecimal cacheRead, @PlainNumber @Nullable BigDecimal cacheWrite,
		@PlainNumber @Nullable BigDecimal perImage, @Nullable LocalDate date, @Nullable String source) {

	static PriceDescriptor of(ListPrice price) {
		return new PriceDescriptor(price.id(), price.provider(), price.match(), price.validFrom(), price.input(),
				price.output(), price.cacheRead(), price.cacheWrite(), price.perImage(), price.date(), price.source());
	}

}
