package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.ai.vectorstore.pgvector.PgVectorStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Questions in a real vector store, which filters by metadata on its side.
 */
@Timeout(300)
class SemanticPgVectorTests extends AbstractSemanticTests {

	@TempDir
	private static Path server;

	private static PgVectorServer postgres;

	@BeforeAll
	static void startServer() throws IOException, InterruptedException {
		String obstacle = PgVectorServer.obstacle();
		Assumptions.assumeTrue(obstacle == null, obstacle);
		postgres = PgVectorServer.start(server);
	}

	@AfterAll
	static void stopServer() {
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void findsQuestionsOfTheSameContextAfterARestartToo() {
		try (RunningApplication application = start()) {
			application.bean(VectorStore.class).delete("ecoai_kind == 'question'");
			application.bean(VectorStore.class)
				.add(List.of(new Document("Two-factor authentication is enabled in the settings.")));
			application.ask(ENABLE_TWO_FACTOR);
			SemanticApplications.awaitSemanticHit(application, TURN_ON_TWO_FACTOR);
			assertThat(application
				.ask(CacheControl.noStore().namespace("another").applyTo(new Prompt(TURN_ON_TWO_FACTOR))))
				.isEqualTo("miss");
			assertThat(application.ask(CacheControl.noStore()
				.applyTo(new Prompt(List.of(new SystemMessage("Be brief."), new UserMessage(TURN_ON_TWO_FACTOR))))))
				.isEqualTo("miss");
		}
		try (RunningApplication application = start()) {
			SemanticApplications.awaitSemanticHit(application, TURN_ON_TWO_FACTOR);
			assertThat(application.ecoAi().flush(FlushFilter.model("another"))).isZero();
			SemanticApplications.awaitSemanticHit(application, TURN_ON_TWO_FACTOR);
			assertThat(application.ecoAi().flush(FlushFilter.model("gpt-4o"))).isOne();
			Awaitility.await().until(() -> questions(application).isEmpty());
			assertThat(search(application)).as("the application's own document stays").hasSize(1);
			assertThat(application.ask(CacheControl.noStore().applyTo(new Prompt(TURN_ON_TWO_FACTOR))))
				.isEqualTo("miss");
		}
	}

	private static List<Document> questions(RunningApplication application) {
		return search(application).stream()
			.filter((document) -> document.getMetadata().containsKey("ecoai_kind"))
			.toList();
	}

	private static List<Document> search(RunningApplication application) {
		return application.bean(VectorStore.class)
			.similaritySearch(SearchRequest.builder()
				.query("two-factor authentication enable")
				.topK(10)
				.similarityThreshold(0.4)
				.build());
	}

	private RunningApplication start() {
		return semantic("ecoai.semantic.match=similar", "ecoai.semantic.threshold=0.7",
				"ecoai.semantic.index=vector-store", "store.url=" + postgres.url())
			.beans(Store.class)
			.start();
	}

	@Configuration(proxyBeanMethods = false)
	static class Store extends SemanticApplications.ChargingModel {

		@Bean
		VectorStore vectorStore(EmbeddingModel model, @Value("${store.url}") String url) {
			return PgVectorStore.builder(new JdbcTemplate(new DriverManagerDataSource(url)), model)
				.dimensions(256)
				.initializeSchema(true)
				.build();
		}

	}

}
