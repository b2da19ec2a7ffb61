package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.ecoai.redis.PrivateRedis;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.h2.jdbcx.JdbcDataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.awaitility.Awaitility.await;

/**
 * Applications that have configured no path, for a JVM with a working directory of its
 * own. Each argument is the properties of one application, between commas.
 */
final class DefaultPathsApplication {

	private DefaultPathsApplication() {
	}

	public static void main(String... args) throws IOException {
		for (String arg : args) {
			try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
					RunningApplication application = RunningApplication.withDefaultPaths()
						.provider(stub)
						.beans(Database.class)
						.with(arg.split(",", -1))
						.start()) {
				System.out.println("before: " + files());
				application.context()
					.getBeansOfType(PrivateRedis.class)
					.values()
					.forEach((redis) -> await().atMost(Duration.ofSeconds(60)).until(redis::isConnected));
				System.out.println("answers: " + application.ask("Who?") + " " + application.ask("Who?"));
				System.out.println("calls: " + application.ecoAi().summary().totalCalls());
				System.out.println("storage: " + application.ecoAi().cache());
			}
			System.out.println("after: " + files());
		}
		System.exit(0);
	}

	private static String files() throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> folder.relativize(file).toString())
				.sorted()
				.collect(Collectors.joining(" ", "[", "]"));
		}
	}

	/** A database of the application, which is used by who names it. */
	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		DataSource database() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:application;DB_CLOSE_DELAY=-1");
			return dataSource;
		}

	}

}
