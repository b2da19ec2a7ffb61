package io.ecoai.dashboard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The files of the pages. They are no static resources of the application, which would
 * show them past every rule of the dashboard.
 */
final class Assets {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.(html|css|js|svg)");

	private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "css",
			"text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

	/** Of the WebJar, under names of our own that know no version. */
	private static final Map<String, String> LIBRARY = Map.of("uplot.js", "dist/uPlot.iife.min.js", "uplot.css",
			"dist/uPlot.min.css");

	/** Tells the version of the WebJar, which a build may choose otherwise. */
	static final String WEBJAR_POM = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

	private final Map<String, byte[]> read = new ConcurrentHashMap<>();

	@Nullable Asset find(String name) {
		if (!NAME.matcher(name).matches()) {
			return null;
		}
		byte[] content = this.read.get(name);
		if (content == null) {
			content = read(name);
			if (content == null) {
				return null;
			}
			this.read.put(name, content);
		}
		return new Asset(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ""), content);
	}

	private static byte @Nullable [] read(String name) {
		String file = LIBRARY.get(name);
		return (file != null) ? readLibrary(file) : readResource("io/ecoai/dashboard/" + name);
	}

	private static byte @Nullable [] readLibrary(String file) {
		byte[] pom = readResource(WEBJAR_POM);
		if (pom == null) {
			return null;
		}
		Properties properties = new Properties();
		try {
			properties.load(new ByteArrayInputStream(pom));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + WEBJAR_POM, ex);
		}
		return readResource("META-INF/resources/webjars/uplot/" + properties.getProperty("version") + "/" + file);
	}

	private static byte @Nullable [] readResource(String location) {
		try (InputStream stream = Assets.class.getResourceAsStream("/" + location)) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + location, ex);
		}
	}

	/** A file with its media type. */
	// Never compared.
	@SuppressWarnings("ArrayRecordComponent")
	record Asset(String contentType, byte[] content) {

	}

}
