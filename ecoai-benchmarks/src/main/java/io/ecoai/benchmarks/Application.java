package io.ecoai.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.EcoAi;
import io.ecoai.cache.CacheStore;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/**
 * An application as users have it, with all auto-configurations, meters and the usage
 * log, and with its files in a folder that leaves with it.
 */
public final class Application implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path folder;

	private final ConfigurableApplicationContext context;

	/**
	 * Starts it.
	 * @param properties what is configured, as {@code name=value}
	 */
	public Application(String... properties) {
		this(Whole.class, properties);
	}

	/**
	 * Starts it with beans of its own.
	 * @param configuration the class that defines them
	 * @param properties what is configured, as {@code name=value}
	 */
	public Application(Class<?> configuration, String... properties) {
		try {
			this.folder = Files.createTempDirectory("ecoai-benchmarks");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.context = new SpringApplicationBuilder(Whole.class, configuration).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "spring.application.name=benchmarks",
					"ecoai.sqlite.path=" + this.folder.resolve("cache.db"),
					"ecoai.usage.path=" + this.folder.resolve("usage.db"),
					"ecoai.settings-path=" + this.folder.resolve("settings.json"))
			.properties(properties)
			.run();
		awaitStore();
	}

	/** A remote store is connected to behind the start of an application. */
	private void awaitStore() {
		CacheStore store = this.context.getBeanProvider(CacheStore.class).getIfUnique();
		if (store == null || !store.isRemote()) {
			return;
		}
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!isReached(store)) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("The store has not been reached for " + PATIENCE);
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	private static boolean isReached(CacheStore store) {
		try {
			store.statistics();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Waits until so many answers are kept.
	 * @param entries how many at least
	 * @param meanwhile what to do as long as there are fewer, such as to ask again for
	 * what a busy store did not take
	 */
	public void awaitEntries(long entries, Runnable meanwhile) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (ecoAi().cache().entries() < entries) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException(
						"Of %d answers %d are kept after %s".formatted(entries, ecoAi().cache().entries(), PATIENCE));
			}
			LockSupport.parkNanos(1_000_000);
			meanwhile.run();
		}
	}

	/**
	 * The facade.
	 * @return the facade
	 */
	public EcoAi ecoAi() {
		return bean(EcoAi.class);
	}

	/**
	 * A bean.
	 * @param type its type
	 * @param <T> its type
	 * @return the only bean of the type
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Where its files are.
	 * @return the folder
	 */
	public Path folder() {
		return this.folder;
	}

	@Override
	public void close() {
		this.context.close();
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Whole {

	}

}
