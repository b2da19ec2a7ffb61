package io.ecoai.impact;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableFilesTests {

	@ParameterizedTest
	@CsvSource({ "prices.yml,prices,189", "energy.yml,energy,250", "grid.yml,grid,50", "grid.yml,defaults,2" })
	void everyRowHasASourceAndADate(String file, String section, int rows) {
		List<TableRow> table = TableFile.read(file).rows(section).toList();
		assertThat(table).hasSize(rows);
		assertThat(table).allSatisfy((row) -> {
			assertThat(row.source()).as(row.toString()).isNotNull().extracting(TableSource::name).isNotEqualTo("");
			assertThat(row.sourceDate()).isNotNull();
		});
	}

	@Test
	void everyRowOfImagesHasASourceAndADateOrSaysThatItHasNone() {
		List<TableRow> table = TableFile.read("prices.yml").rows("images").toList();
		assertThat(table).hasSize(45);
		assertThat(table).allSatisfy((row) -> {
			assertThat(row.source()).as(row.toString()).isNotNull().extracting(TableSource::name).isNotEqualTo("");
			assertThat(row.sourceDate() != null || "the day of the quotation is not known".equals(row.text("note")))
				.as(row.toString())
				.isTrue();
		});
	}

	@Test
	void noTwoPricesHaveTheSameIdInReports() {
		assertThat(Stream.of("prices", "images").flatMap((section) -> TableFile.read("prices.yml").rows(section)))
			.map((row) -> Price.builtIn(row.priceRule()).id())
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({ "prices.yml,prices,'provider,match,valid-from'", "prices.yml,prices,'provider,id,valid-from'",
			"prices.yml,images,'provider,match,quality,size,valid-from,image-output'",
			"energy.yml,energy,'provider,match'", "grid.yml,grid,zone" })
	void noRowIsThereTwice(String file, String section, String key) {
		List<List<String>> keys = TableFile.read(file)
			.rows(section)
			.map((row) -> Stream.of(key.split(",")).map((field) -> value(row, field)).toList())
			.toList();
		assertThat(keys).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({
			"prices.yml,prices,'id,provider,match,valid-from,input,output,cache-read,cache-write,tiers,source,date,note'",
			"prices.yml,images,'id,provider,match,input,image-input,image-output,per-image,quality,size,source,date,note'",
			"energy.yml,energy,'provider,match,wh-per-1k-output,source,date,note'",
			"grid.yml,grid,'zone,g-per-kwh,source'", "grid.yml,defaults,'provider,zone,source'" })
	void noRowHasAFieldThatNobodyReads(String file, String section, String known) {
		Set<String> fields = new TreeSet<>();
		TableFile.read(file).rows(section).forEach((row) -> fields.addAll(row.values().keySet()));
		assertThat(known.split(",")).containsAll(fields);
	}

	@Test
	void pricesStayTheTextThatWasWritten() {
		assertThat(TableFile.read("prices.yml").rows("prices").map(TableRow::priceRule))
			.filteredOn((rule) -> "deepseek-v4-pro".equals(rule.id()))
			.singleElement()
			.satisfies((rule) -> assertThat(rule.cacheRead()).hasToString("0.003625"));
	}

	@Test
	void noPriceBelongsToTwoModels() {
		List<PriceRule> rules = TableFile.read("prices.yml").rows("prices").map(TableRow::priceRule).toList();
		assertThat(Calls.csv("priced-models.csv")).allSatisfy((model) -> {
			Stream<String> matches = rules.stream()
				.filter((rule) -> ModelMatch.of(rule.provider(), rule.match()).matches(model[0], model[1]))
				.map(PriceRule::match);
			assertThat(matches.distinct()).as(model[1]).hasSizeLessThanOrEqualTo(1);
		});
	}

	private String value(TableRow row, String field) {
		String text = row.text(field);
		return (text == null && field.equals("id")) ? row.require("match").substring("equals:".length())
				: String.valueOf(text);
	}

}
