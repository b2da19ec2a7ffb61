package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is on disk if nobody has configured a path.
 */
class DefaultPathsTests {

	private static final String MEMORY = "ecoai.storage=memory,ecoai.usage.enabled=false";

	private static final String DEFAULTS = "ecoai.mode=dev";

	private final Path folder;

	DefaultPathsTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void nothingIsOnDiskInMemoryAndNothingBeforeTheFirstCallElsewhere() throws IOException {
		List<String> printed = run(MEMORY, DEFAULTS);
		assertThat(printed).containsSequence("before: []", "answers: miss hit", "calls: 0")
			.containsSubsequence("after: []", "before: []", "answers: miss hit", "calls: 2");
		assertThat(printed.get(printed.size() - 1)).startsWith("after: [.ecoai/.gitignore .ecoai/cache.db")
			.contains(".ecoai/usage.db");
		assertThat(this.folder.resolve(".ecoai/.gitignore")).hasContent("*");
		assertThat(Files.getPosixFilePermissions(this.folder.resolve(".ecoai/cache.db"))).hasSize(2);
		assertThat(Files.getPosixFilePermissions(this.folder.resolve(".ecoai"))).hasSize(3);
	}

	@Test
	void aDefaultPathThatCannotBeWrittenGivesWayToMemoryWithOneWarning() throws IOException {
		Files.writeString(this.folder.resolve(".ecoai"), "a file, not a folder");
		List<String> printed = run(DEFAULTS);
		assertThat(printed).contains("answers: miss hit", "calls: 2", "after: [.ecoai]")
			.anyMatch((line) -> line.startsWith("storage: CacheStatistics[storage=memory, entries=1"));
		assertThat(printed.stream().filter((line) -> line.contains(" WARN "))).hasSize(1)
			.first()
			.asString()
			.contains(".ecoai' cannot be written", "stays in memory", "ecoai.sqlite.path", "ecoai.usage.path");
		assertThat(printed.stream().filter((line) -> line.contains("EcoAI caches"))).hasSize(1)
			.first()
			.asString()
			.contains("answers are kept in memory");
	}

	private List<String> run(String... applications) {
		return JavaProcess.runIn(this.folder, DefaultPathsApplication.class, applications).lines().toList();
	}

}
