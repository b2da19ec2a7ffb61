package io.ecoai.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.ecoai.EcoAi;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.ResponseCache;
import io.ecoai.dashboard.DashboardAbout;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.SettingsWatch;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Shows the usage log of an application in a browser, and lets its settings be changed.
 * Listens on this machine only and writes nothing but {@code settings.json}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "io.ecoai.autoconfigure.EcoAiAutoConfiguration")
public class StandaloneDashboard {

	/** Starts the program; it ends with the process. */
	public static void main(String[] arguments) {
		if (Arrays.asList(arguments).contains("--help")) {
			System.out.println(Options.USAGE);
			return;
		}
		if (start(arguments, System.getenv(), System.out, System.err) == null) {
			System.exit(1);
		}
	}

	/**
	 * The running application, or {@code null} if it could not start and has said why.
	 */
	static @Nullable ConfigurableApplicationContext start(String[] arguments, Map<String, String> environment,
			PrintStream out, PrintStream err) {
		Options options;
		try {
			options = Options.parse(arguments, environment);
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage());
			err.println(Options.USAGE);
			return null;
		}
		LogFile log = new LogFile(options.database());
		String problem = log.problem();
		if (problem != null) {
			log.close();
			err.println(problem);
			return null;
		}
		try {
			ConfigurableApplicationContext application = new SpringApplicationBuilder(StandaloneDashboard.class)
				.environment(new OwnEnvironment())
				.initializers(having(log))
				.run("--server.port=" + options.port(), "--spring.config.location=classpath:/application.properties");
			String url = "http://localhost:%s/ecoai/"
				.formatted(application.getEnvironment().getProperty("local.server.port"));
			out.println("Showing %s at %s (Ctrl+C ends)".formatted(options.database(), url));
			if (options.browser()) {
				BrowserWindow.open(url);
			}
			return application;
		}
		catch (RuntimeException ex) {
			log.close();
			err.println((ex instanceof PortInUseException || ex.getCause() instanceof PortInUseException)
					? "Port %d is taken. Choose another with --port or ECOAI_DASHBOARD_PORT.".formatted(options.port())
					: "The dashboard cannot start: " + ex);
			return null;
		}
	}

	/** What is only registered is never closed, and prompts would stay in the copy. */
	private static ApplicationContextInitializer<GenericApplicationContext> having(LogFile log) {
		return (context) -> {
			context.getDefaultListableBeanFactory().registerDisposableBean("ecoAiLogFile", log::close);
			context.getBeanFactory().registerSingleton("ecoAiLogFile", log);
		};
	}

	@Bean
	DashboardAbout ecoAiDashboardAbout(LogFile log) {
		return new DashboardAbout(null, log.source().toString(), false);
	}

	@Bean
	LiveSettings ecoAiLiveSettings(LogFile log) {
		return new LiveSettings(log.source().resolveSibling("settings.json"), Map.of());
	}

	@Bean
	SettingsWatch ecoAiSettingsWatch(LiveSettings settings) {
		return new SettingsWatch(settings, Duration.ofSeconds(1));
	}

	@Bean
	ResponseCache ecoAiResponseCache(LogFile log) {
		Path file = log.source().resolveSibling("cache.db");
		CacheListener nobody = CacheListener.of(List.of());
		return new ResponseCache(CacheStore.failOpen(new KeptAnswersFile(file), nobody), 0, nobody, Clock.systemUTC());
	}

	@Bean
	EcoAi ecoAi(LogFile log, ResponseCache cache, LiveSettings settings) {
		return new StandaloneEcoAi(log, cache, settings);
	}

}
