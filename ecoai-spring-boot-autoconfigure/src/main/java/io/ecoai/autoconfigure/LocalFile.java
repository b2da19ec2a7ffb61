package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ecoai.sqlite.SqliteDatabase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Decides whether a file can be used. A default place that cannot be written is common in
 * containers and no reason not to start; a place that somebody asked for is.
 */
class LocalFile {

	private static final Log logger = LogFactory.getLog(LocalFile.class);

	private final AtomicBoolean told = new AtomicBoolean();

	private final ConfiguredProperties configured;

	LocalFile(ConfiguredProperties configured) {
		this.configured = configured;
	}

	/**
	 * Whether a file can be used.
	 * @throws InvalidConfigurationException if it was configured and cannot
	 */
	boolean isUsable(String property, Path path) {
		if (SqliteDatabase.canWrite(path)) {
			return true;
		}
		InvalidConfigurationException.check(!this.configured.contains(property), property, path,
				"the file cannot be written", "Make '%s' writable for the application, or configure another path."
					.formatted(path.toAbsolutePath().getParent()));
		if (this.told.compareAndSet(false, true)) {
			logger.warn(("'%s' cannot be written: what would be kept there stays in memory and ends with the "
					+ "application. Configure ecoai.sqlite.path and ecoai.usage.path to keep it")
				.formatted(path.toAbsolutePath().getParent()));
		}
		return false;
	}

}
