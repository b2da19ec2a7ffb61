package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/**
 * A file system of its own, in memory. Where it cannot be mounted, as only root may do,
 * the test is skipped and says so.
 */
final class SmallDisk implements AutoCloseable {

	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	static SmallDisk mount(Path folder, String size) throws Exception {
		String failure = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()));
		Assumptions.assumeTrue(failure.isEmpty(), () -> "a file system cannot be mounted here: " + failure);
		return new SmallDisk(folder);
	}

	Path folder() {
		return this.folder;
	}

	void makeReadOnly() throws Exception {
		String failure = run(List.of("mount", "-o", "remount,ro", this.folder.toString()));
		Assumptions.assumeTrue(failure.isEmpty(), () -> "a file system cannot be mounted read-only here: " + failure);
	}

	@Override
	public void close() throws Exception {
		run(List.of("umount", "--lazy", this.folder.toString()));
	}

	/** What was wrong, or an empty text. */
	private static String run(List<String> command) throws InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String printed = new String(process.getInputStream().readAllBytes());
			return (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) ? "" : printed + " ";
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
