package io.ecoai.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import io.ecoai.EcoAi;
import io.ecoai.autoconfigure.Neighbours.Squares;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications have the same beans of other people's types with EcoAI as without it, and
 * work as before.
 */
class NeighbourTests extends AbstractApplicationTests {

	private static final List<Class<?>> TYPES = List.of(DataSource.class, JdbcOperations.class, JdbcClient.class,
			TransactionManager.class, EntityManagerFactory.class, Flyway.class, CacheManager.class, Executor.class,
			ObjectMapper.class, com.fasterxml.jackson.databind.ObjectMapper.class, EmbeddingModel.class,
			VectorStore.class);

	/** Without it, {@code application.properties} keeps databases away. */
	private static final String WITH_DATABASE = "--spring.autoconfigure.exclude=";

	@Test
	void withoutADataSourceThereIsNoneAfterwards() {
		try (RunningApplication application = sameBeans(usual())) {
			assertThat(application.context().getBeanNamesForType(DataSource.class)).isEmpty();
			assertThat(application.context().getBeanNamesForType(JdbcOperations.class)).isEmpty();
		}
	}

	@Test
	void withOneDataSourceItStaysTheOnlyOne() {
		try (RunningApplication application = sameBeans(usual(), WITH_DATABASE)) {
			assertThat(application.bean(DataSource.class)).asString().contains("Hikari");
			assertThat(application.bean(JdbcTemplate.class).queryForObject("SELECT H2VERSION()", String.class))
				.startsWith("2.");
		}
	}

	@Test
	void withOneSqliteDataSourceItStaysTheOnlyOne() {
		try (RunningApplication application = sameBeans(usual(), WITH_DATABASE,
				"--spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("own.db"))) {
			assertThat(application.bean(JdbcTemplate.class)
				.queryForObject("SELECT count(*) FROM sqlite_schema", Integer.class)).isZero();
		}
	}

	@Test
	void withTwoDataSourcesBothStay() {
		try (RunningApplication application = sameBeans(usual().beans(Neighbours.TwoDataSources.class),
				WITH_DATABASE)) {
			assertThat(application.context().getBeanNamesForType(DataSource.class)).containsExactly("orders",
					"invoices");
		}
	}

	@Test
	void withJpaAndFlywayTransactionsAndMigrationsAreTheirOwn() {
		try (RunningApplication application = sameBeans(whole(), WITH_DATABASE,
				"--spring.flyway.locations=classpath:db/neighbour", "--spring.jpa.hibernate.ddl-auto=validate",
				"--spring.jpa.open-in-view=false")) {
			EntityManager entities = application.bean(EntityManager.class);
			application.bean(TransactionTemplate.class)
				.executeWithoutResult((status) -> entities.persist(new Note(1L, "kept")));
			assertThat(entities.find(Note.class, 1L).text).isEqualTo("kept");
		}
	}

	@Test
	void withEnabledCachingTheCacheManagerIsTheirs() {
		try (RunningApplication application = sameBeans(usual().beans(Neighbours.Caching.class))) {
			Squares squares = application.bean(Squares.class);
			assertThat(squares.of(3)).isEqualTo(9).isEqualTo(squares.of(3));
			assertThat(squares.calls()).isEqualTo(1);
			assertThat(application.bean(CacheManager.class).getCacheNames()).containsExactly("squares");
		}
	}

	@Test
	void withAVectorStoreRetrievalIsAugmentedAndRepeatsAreHits() {
		try (RunningApplication application = sameBeans(usual().beans(Neighbours.Retrieval.class))) {
			ChatClient assistant = application.bean(ChatClient.class);
			int before = this.stub.requestCount();
			assertThat(assistant.prompt("Where is the Louvre?").call().content()).startsWith("Paris");
			assertThat(this.stub.lastRequestBody()).contains("The Louvre is in Paris");
			assertThat(RunningApplication
				.outcome(assistant.prompt("Where is the Louvre?").call().chatClientResponse().chatResponse()))
				.isEqualTo("hit");
			assertThat(this.stub.requestCount()).isEqualTo(before + 1);
		}
	}

	@Test
	void withWebFluxItStartsAndCaches() {
		try (RunningApplication application = RunningApplication.webIn(this.folder, WebApplicationType.REACTIVE)
			.provider(this.stub)
			.start()) {
			assertThat(application.port()).isPositive();
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
	}

	@Test
	void withoutAModelItStarts() {
		try (RunningApplication application = usual().start("--spring.ai.model.chat=none")) {
			assertThat(application.context().getBeanNamesForType(ChatModel.class)).isEmpty();
			assertThat(application.ecoAi().summary().totalCalls()).isZero();
		}
	}

	@Test
	void switchedOffItLeavesNothingBehind() {
		try (RunningApplication application = whole().start("--ecoai.enabled=false")) {
			ConfigurableApplicationContext context = application.context();
			assertThat(context.getBeanNamesForType(EcoAi.class)).isEmpty();
			assertThat(Arrays.stream(context.getBeanDefinitionNames())
				.filter((name) -> name.toLowerCase(Locale.ROOT).contains("ecoai"))
				.filter((name) -> !name.contains("RunningApplication"))).isEmpty();
			assertThat(application.model()).isExactlyInstanceOf(OpenAiChatModel.class);
			assertThat(application.ask("Who?")).isEqualTo("null");
			application.ask("Who?");
			assertThat(this.stub.requestCount()).isEqualTo(2);
		}
		assertThat(this.folder).isEmptyDirectory();
	}

	/** Starts an application without EcoAI and with it, and compares. */
	private RunningApplication sameBeans(RunningApplication.Builder builder, String... arguments) {
		Map<String, List<String>> without;
		String[] off = Arrays.copyOf(arguments, arguments.length + 1);
		off[arguments.length] = "--ecoai.enabled=false";
		try (RunningApplication application = builder.start(off)) {
			without = beans(application.context());
		}
		RunningApplication application = builder.start(arguments);
		assertThat(beans(application.context())).isEqualTo(without);
		assertThat(application.ask("How many?")).isEqualTo("miss");
		assertThat(application.ask("How many?")).isEqualTo("hit");
		return application;
	}

	private static Map<String, List<String>> beans(ConfigurableApplicationContext context) {
		Map<String, List<String>> beans = new LinkedHashMap<>();
		TYPES.forEach((type) -> beans.put(type.getName(),
				List.copyOf(new TreeSet<>(Arrays.asList(context.getBeanNamesForType(type))))));
		return beans;
	}

	private RunningApplication.Builder usual() {
		return application().beans(Neighbours.UsualBeans.class);
	}

	private RunningApplication.Builder whole() {
		return RunningApplication.webIn(this.folder, WebApplicationType.NONE).provider(this.stub);
	}

}
