package io.ecoai.report;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Records as CSV (RFC 4180): a header, then a line for each, columns in the order of the
 * record's components; the components of a nested record stand in its place.
 * <p>
 * A text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line
 * break gets an apostrophe in front, because a spreadsheet would run it as a formula, and
 * prompts are written by strangers. Whoever needs the text as it is reads the JSON.
 *
 * @param type the class of the rows
 * @param rows the records
 */
public record CsvTable(Class<? extends Record> type, List<? extends Record> rows) {

	/** The media type, which a browser also needs to read the text rightly. */
	public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

	/** The same. */
	public static final MimeType MIME_TYPE = MimeTypeUtils.parseMimeType(MEDIA_TYPE);

	private static final String FORMULA_STARTS = "=+-@\t\r\n";

	private static final String LINE_END = "\r\n";

	/**
	 * Writes the table.
	 * @return the text in UTF-8
	 */
	public byte[] toBytes() {
		List<String> header = new ArrayList<>();
		addNames(this.type, header);
		StringBuilder csv = new StringBuilder(String.join(",", header)).append(LINE_END);
		for (Record row : this.rows) {
			List<String> fields = new ArrayList<>(header.size());
			addFields(row, fields);
			csv.append(fields.stream().map(CsvTable::quoted).collect(Collectors.joining(","))).append(LINE_END);
		}
		return csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static void addNames(Class<?> type, List<String> names) {
		for (RecordComponent component : type.getRecordComponents()) {
			if (component.getType().isRecord()) {
				addNames(component.getType(), names);
			}
			else {
				names.add(component.getName());
			}
		}
	}

	private static void addFields(Record row, List<String> fields) {
		for (RecordComponent component : row.getClass().getRecordComponents()) {
			ReflectionUtils.makeAccessible(component.getAccessor());
			Object value = ReflectionUtils.invokeMethod(component.getAccessor(), row);
			if (value instanceof Record nested) {
				addFields(nested, fields);
			}
			else {
				fields.add(text(value));
			}
		}
	}

	private static String text(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof Number number) {
			return PlainNumber.Serializer.text(number);
		}
		String text = value.toString();
		boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
		return formula ? "'" + text : text;
	}

	private static String quoted(String field) {
		boolean plain = field.chars().noneMatch((c) -> c == ',' || c == '"' || c == '\r' || c == '\n');
		return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
	}

}
