package io.ecoai.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTableTests {

	@Test
	void writesTheHeaderWhenThereAreNoRows() {
		assertThat(csv()).isEqualTo("text,number,amount\r\n");
	}

	@Test
	void quotesSeparatorsQuotesAndLineBreaks() {
		assertThat(csv(new Row("a,b", 1, null))).isEqualTo("text,number,amount\r\n\"a,b\",1,\r\n");
		assertThat(csv(new Row("say \"hi\"", 1, null))).contains("\r\n\"say \"\"hi\"\"\",1,\r\n");
		assertThat(csv(new Row("two\nlines", 1, null))).contains("\r\n\"two\nlines\",1,\r\n");
		assertThat(csv(new Row("two\rlines", 1, null))).contains("\r\n\"two\rlines\",1,\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1" })
	void disarmsFormulas(String text) {
		assertThat(csv(new Row(text, 1, null))).contains("\r\n'" + text + ",1,\r\n");
	}

	@Test
	void disarmsAFormulaInsideQuotes() {
		assertThat(csv(new Row("=HYPERLINK(\"http://x\",1)", 1, null)))
			.contains("\r\n\"'=HYPERLINK(\"\"http://x\"\",1)\",1,\r\n");
	}

	@Test
	void leavesNegativeNumbersAlone() {
		assertThat(csv(new Row("a", -5, new BigDecimal("-1E-7")))).contains("\r\na,-5,-0.0000001\r\n");
	}

	@Test
	void putsTheColumnsOfANestedRecordInItsPlace() {
		CsvTable table = new CsvTable(Outer.class,
				List.of(new Outer(Instant.parse("2026-11-23T08:00:00Z"), new Row("é", 1, BigDecimal.ONE))));
		assertThat(new String(table.toBytes(), StandardCharsets.UTF_8))
			.isEqualTo("at,text,number,amount\r\n2026-11-23T08:00:00Z,é,1,1\r\n");
	}

	private static String csv(Row... rows) {
		return new String(new CsvTable(Row.class, List.of(rows)).toBytes(), StandardCharsets.UTF_8);
	}

	private record Row(@Nullable String text, int number, @Nullable BigDecimal amount) {

	}

	private record Outer(Instant at, Row row) {

	}

}
