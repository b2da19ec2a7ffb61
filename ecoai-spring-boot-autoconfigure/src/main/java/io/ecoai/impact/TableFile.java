package io.ecoai.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One of the table files beside this class: named sources, and lists of rows that refer
 * to them.
 */
final class TableFile {

	private final Map<String, Object> sections;

	private final Map<String, TableSource> sources = new HashMap<>();

	private TableFile(Reader reader) {
		this.sections = parse(reader);
		mapOf(this.sections.get("sources")).forEach((id, source) -> {
			TableRow row = new TableRow(mapOf(source), null);
			this.sources.put(id, new TableSource(row.require("name"), row.date("date")));
		});
	}

	static TableFile read(String name) {
		try (InputStream stream = TableFile.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("The table " + name + " is missing beside " + TableFile.class);
			}
			return new TableFile(new InputStreamReader(stream, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Stream<TableRow> rows(String section) {
		if (!(this.sections.get(section) instanceof List<?> rows)) {
			throw new IllegalStateException("The table has no list '" + section + "'");
		}
		return rows.stream().map((row) -> {
			Map<String, Object> values = mapOf(row);
			return new TableRow(values, this.sources.get(String.valueOf(values.get("source"))));
		});
	}

	private static Map<String, Object> parse(Reader reader) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		DumperOptions unused = new DumperOptions();
		return mapOf(new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextOnly())
			.load(reader));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> mapOf(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return (Map<String, Object>) map;
		}
		throw new IllegalStateException("Expected a mapping in a table, but found: " + value);
	}

	/** Leaves every scalar a text, so that no price passes through a binary fraction. */
	private static final class TextOnly extends Resolver {

		@Override
		protected void addImplicitResolvers() {
		}

	}

}
