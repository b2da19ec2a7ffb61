package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that a command writes, and leaves everything else as it is.
 */
public final class DocumentSection {

	private static final String TITLE = """
			# Performance

			Each part is written by a command, not by hand: see [docs/benchmarks.md](docs/benchmarks.md). Ratios within one part
			say most: both sides of each met the same machine.
			""";

	private final String begin;

	private final String end;

	/**
	 * Names the part.
	 * @param name what it is called between the marks around it
	 */
	public DocumentSection(String name) {
		this.begin = "<!-- %s -->\n".formatted(name);
		this.end = "<!-- end of %s -->\n".formatted(name);
	}

	/**
	 * The folder of the project, which {@code bench.root} names.
	 * @return the folder
	 */
	public static Path root() {
		return Path.of(System.getProperty("bench.root", ".")).toAbsolutePath().normalize();
	}

	/**
	 * The document, which {@code bench.report} names, seen from the folder of the
	 * project.
	 * @return the file
	 */
	public static Path document() {
		return root().resolve(System.getProperty("bench.report", "PERFORMANCE.md"));
	}

	/**
	 * Writes the part to the document.
	 * @param text what the part says
	 * @throws IOException if it cannot be read or written
	 */
	public void publish(String text) throws IOException {
		Path document = document();
		if (!Files.exists(document)) {
			Files.writeString(document, TITLE);
		}
		write(document, text);
		System.out.println("Written to " + document);
	}

	void write(Path document, String text) throws IOException {
		String before = Files.exists(document) ? Files.readString(document) : "";
		String part = this.begin + text.strip() + "\n" + this.end;
		int start = before.indexOf(this.begin);
		int stop = before.indexOf(this.end, Math.max(start, 0));
		Files.writeString(document,
				(start >= 0 && stop >= 0)
						? before.substring(0, start) + part + before.substring(stop + this.end.length())
						: before + (before.isEmpty() ? "" : "\n") + part);
	}

}
