package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing can be written where the application runs, as is usual in a container.
 */
@Timeout(300)
class ReadOnlyFileSystemFaultTests {

	@TempDir
	Path folder;

	@Test
	void anApplicationWithRedisAndADatabaseStartsAndCachesThereWithoutAWarning() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder, "1m"); RedisProcess redis = RedisProcess.running()) {
			disk.makeReadOnly();
			List<String> printed = JavaProcess
				.runIn(disk.folder(), DefaultPathsApplication.class,
						"ecoai.mode=dev,ecoai.storage=redis,ecoai.redis.url=" + redis.url()
								+ ",ecoai.usage.data-source-bean-name=database")
				.lines()
				.toList();
			assertThat(printed).contains("answers: miss hit", "calls: 2", "after: []")
				.anyMatch((line) -> line.startsWith("storage: CacheStatistics[storage=redis, entries=1"))
				.noneMatch((line) -> line.contains(" WARN ") || line.contains(" ERROR "));
		}
	}

	@Test
	void anApplicationStartsAndCachesInMemoryWithOneWarning() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder, "1m")) {
			disk.makeReadOnly();
			List<String> printed = JavaProcess.runIn(disk.folder(), DefaultPathsApplication.class, "ecoai.mode=dev")
				.lines()
				.toList();
			assertThat(printed).contains("answers: miss hit", "calls: 2", "after: []")
				.anyMatch((line) -> line.startsWith("storage: CacheStatistics[storage=memory, entries=1"));
			assertThat(printed.stream().filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")))
				.hasSize(1)
				.first()
				.asString()
				.contains("cannot be written", "stays in memory", "ecoai.sqlite.path", "ecoai.usage.path");
		}
	}

}
