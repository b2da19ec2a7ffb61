package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that a command writes, and leaves everything else as it is.
 */
public final class DocumentSection {

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
	 * Writes the part, at the end if it is not there yet.
	 * @param document the document, which need not exist
	 * @param text what the part says
	 * @throws IOException if it cannot be read or written
	 */
	public void write(Path document, String text) throws IOException {
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
