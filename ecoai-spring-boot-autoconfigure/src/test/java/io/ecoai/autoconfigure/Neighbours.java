package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.rag.advisor.RetrievalAugmentationAdvisor;
import org.springframework.ai.rag.retrieval.search.VectorStoreDocumentRetriever;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/**
 * What applications have beside EcoAI.
 */
final class Neighbours {

	private Neighbours() {
	}

	/** Boot's auto-configurations of beans that others back off from. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class,
			JacksonAutoConfiguration.class, CacheAutoConfiguration.class, DataSourceAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class,
			TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class })
	static class UsualBeans {

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource orders() {
			return database("orders");
		}

		@Bean
		DataSource invoices() {
			return database("invoices");
		}

		private static DataSource database(String name) {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName(name).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		Squares squares() {
			return new Squares();
		}

	}

	static class Squares {

		final AtomicInteger calls = new AtomicInteger();

		@Cacheable("squares")
		public int of(int number) {
			this.calls.incrementAndGet();
			return number * number;
		}

		public int calls() {
			return this.calls.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Retrieval {

		@Bean
		EmbeddingModel embeddings() {
			return new Lengths();
		}

		@Bean
		VectorStore documents(EmbeddingModel embeddings) {
			SimpleVectorStore store = SimpleVectorStore.builder(embeddings).build();
			store.add(List.of(new Document("The Louvre is in Paris")));
			return store;
		}

		@Bean
		ChatClient assistant(ChatClient.Builder builder, VectorStore documents) {
			return builder
				.defaultAdvisors(RetrievalAugmentationAdvisor.builder()
					.documentRetriever(VectorStoreDocumentRetriever.builder().vectorStore(documents).build())
					.build())
				.build();
		}

	}

	/** Embeds by length, which is enough to find the only document. */
	static class Lengths implements EmbeddingModel {

		@Override
		public EmbeddingResponse call(EmbeddingRequest request) {
			return new EmbeddingResponse(
					request.getInstructions().stream().map((text) -> new Embedding(vector(text), 0)).toList());
		}

		@Override
		public float[] embed(Document document) {
			return vector(String.valueOf(document.getText()));
		}

		private static float[] vector(String text) {
			return new float[] { text.length(), 1 };
		}

	}

}
