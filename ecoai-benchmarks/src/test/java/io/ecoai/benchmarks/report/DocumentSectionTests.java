package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DocumentSection}.
 */
class DocumentSectionTests {

	@TempDir
	private Path folder;

	@Test
	void writesItsOwnPartAndNoOther() throws IOException {
		Path document = this.folder.resolve("PERFORMANCE.md");
		new DocumentSection("benchmarks").write(document, "one");
		new DocumentSection("scale").write(document, "two");
		new DocumentSection("benchmarks").write(document, "three");
		assertThat(document).hasContent("""
				<!-- benchmarks -->
				three
				<!-- end of benchmarks -->

				<!-- scale -->
				two
				<!-- end of scale -->
				""");
	}

}
