package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import io.ecoai.EcoAi;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.DatabaseServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Applications whose usage log is in their database.
 */
@ExtendWith({ OutputCaptureExtension.class, DatabaseServers.class })
class DataSourceUsageTests extends AbstractApplicationTests {

	private static final String IN_DATA_SOURCE = "--ecoai.usage.data-source-bean-name=dataSource";

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	@Test
	void callsOfSeveralApplicationsAreInOneDatabase() {
		try (RunningApplication first = usual().start(IN_DATA_SOURCE, url(this.url), "--spring.application.name=first",
				"--spring.datasource.hikari.maximum-pool-size=1");
				RunningApplication second = usual().start(IN_DATA_SOURCE, url(this.url),
						"--spring.application.name=second", "--ecoai.namespace=tenant")) {
			first.ask("Who?");
			second.ask("Who?");
			EcoAi ecoAi = first.ecoAi();
			await().until(() -> ecoAi.summary().totalCalls() == 2);
			assertThat(ecoAi.history(UsageQuery.latest())).extracting(UsageRecord::application, UsageRecord::namespace)
				.containsExactlyInAnyOrder(tuple("first", "default"), tuple("second", "tenant"));
			assertThat(RunningApplication.usage(this.folder)).doesNotExist();
		}
	}

	@Test
	void aRealPostgresWorksToo(DatabaseServers.Running servers) {
		String postgres = servers.postgres();
		for (int run = 1; run <= 2; run++) {
			try (RunningApplication application = usual().start(IN_DATA_SOURCE, url(postgres))) {
				application.ask("Who?");
			}
		}
		try (RunningApplication application = usual().start(IN_DATA_SOURCE, url(postgres))) {
			assertThat(application.ecoAi().summary().cacheHits()).isEqualTo(1);
		}
	}

	@Test
	void oneOfSeveralDataSourcesIsNamed() {
		try (RunningApplication application = usual().beans(Neighbours.TwoDataSources.class)
			.start("--ecoai.usage.data-source-bean-name=invoices")) {
			application.ask("Who?");
			await().until(() -> application.ecoAi().summary().totalCalls() == 1);
			assertThat(new JdbcTemplate(application.context().getBean("invoices", DataSource.class))
				.queryForObject("SELECT COUNT(*) FROM usage_log", Integer.class)).isEqualTo(1);
		}
	}

	@Test
	void anUnknownNameNamesTheDataSourcesThereAre(CapturedOutput output) {
		fails(usual().beans(Neighbours.TwoDataSources.class), "--ecoai.usage.data-source-bean-name=nope");
		assertThat(output).contains("APPLICATION FAILED TO START", "ecoai.usage.data-source-bean-name", "nope",
				"invoices, orders");
	}

	@Test
	void anotherKindOfBeanIsRefused(CapturedOutput output) {
		fails(usual(), "--ecoai.usage.data-source-bean-name=ecoAiLocalFile", url(this.url));
		assertThat(output).contains("APPLICATION FAILED TO START", "no DataSource", "beans: dataSource");
	}

	@Test
	void aDatabaseWithoutAScriptIsRefused(CapturedOutput output) {
		fails(usual(), IN_DATA_SOURCE, url("jdbc:sqlite:" + this.folder.resolve("own.db")));
		assertThat(output).contains("APPLICATION FAILED TO START", "its database is SQLite",
				"PostgreSQL, MariaDB and H2", "ecoai.usage.path");
	}

	@Test
	void missingTablesThatMayNotBeCreatedAreTold(CapturedOutput output) {
		fails(usual(), IN_DATA_SOURCE, url(this.url), "--ecoai.usage.initialize-schema=never");
		assertThat(output).contains("APPLICATION FAILED TO START", "Value: \"dataSource\"", "USAGE_LOG",
				"io/ecoai/usage/jdbc/schema-h2.sql", "ecoai.usage.initialize-schema=always");
	}

	@Test
	void withTablesThatSomebodyMadeItNeedsNoRightToCreateAny(CapturedOutput output) {
		JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", ""));
		owner.execute("CREATE USER app PASSWORD 'app'");
		String[] arguments = { IN_DATA_SOURCE, url(this.url.replace(";DB_CLOSE_DELAY=-1", "")),
				"--spring.datasource.username=app", "--spring.datasource.password=app" };
		fails(usual(), arguments);
		assertThat(output).contains("APPLICATION FAILED TO START", "Let its user create tables");
		owner.execute("RUNSCRIPT FROM 'classpath:io/ecoai/usage/jdbc/schema-h2.sql'");
		for (String table : new String[] { "usage_log", "usage_daily", "usage_task" }) {
			owner.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO app");
		}
		try (RunningApplication application = usual().start(arguments)) {
			application.ask("Who?");
			await().until(() -> application.ecoAi().summary().totalCalls() == 1);
		}
	}

	@Test
	void aDatabaseThatIsDownDoesNotStopTheApplication(CapturedOutput output) {
		long begin = System.nanoTime();
		try (RunningApplication application = usual().start(IN_DATA_SOURCE,
				url("jdbc:postgresql://127.0.0.1:1/nowhere"), "--spring.datasource.hikari.connection-timeout=500")) {
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ask("Who?")).isEqualTo("hit");
			await().until(() -> output.toString().contains("cannot be written to the database of the DataSource"));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
	}

	@Test
	void tablesMayComeFromFlywayBesideJpa() {
		try (RunningApplication application = withDatabase(
				RunningApplication.webIn(this.folder, WebApplicationType.NONE))
			.start(IN_DATA_SOURCE, url(this.url), "--ecoai.usage.initialize-schema=never",
					"--spring.flyway.locations=classpath:db/neighbour,classpath:db/usage",
					"--spring.jpa.hibernate.ddl-auto=validate", "--spring.jpa.open-in-view=false")) {
			application.ask("Who?");
			await().until(() -> application.ecoAi().summary().totalCalls() == 1);
		}
	}

	@Test
	void switchedOffItNeedsNoDatabase() {
		try (RunningApplication application = usual().start("--ecoai.usage.data-source-bean-name=nope",
				"--ecoai.usage.enabled=false")) {
			assertThat(application.ecoAi().summary().usageEnabled()).isFalse();
		}
	}

	private static String url(String url) {
		return "--spring.datasource.url=" + url;
	}

	private static void fails(RunningApplication.Builder application, String... arguments) {
		assertThatException().isThrownBy(() -> application.start(arguments).close());
	}

	private RunningApplication.Builder usual() {
		return withDatabase(RunningApplication.in(this.folder)).beans(Neighbours.UsualBeans.class);
	}

	/** Other tests have none, so that it is switched off for all. */
	private RunningApplication.Builder withDatabase(RunningApplication.Builder application) {
		return application.provider(this.stub).withVariable("SPRING_AUTOCONFIGURE_EXCLUDE", "");
	}

}
