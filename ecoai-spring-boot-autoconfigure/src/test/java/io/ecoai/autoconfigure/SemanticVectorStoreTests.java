package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import io.ecoai.control.CacheControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a vector store of its own: it keeps its beans and its results, and
 * where it wants so, its questions are found there.
 */
@Timeout(120)
class SemanticVectorStoreTests extends AbstractSemanticTests {

	private RunningApplication application;

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void leavesTheStoreOfAnApplicationAlone() {
		this.application = SemanticApplications.warm(start(Retrieval.class, "ecoai.semantic.match=similar"));
		store().add(List.of(new Document("Two-factor authentication is enabled in the settings.")));
		this.application.ask(ENABLE_TWO_FACTOR);
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		assertThat(search("two-factor authentication enable")).hasSize(1);
		assertThat(this.application.context().getBeansOfType(VectorStore.class)).containsOnlyKeys("vectorStore");
		assertThat(this.application.context().getBeansOfType(EmbeddingModel.class)).containsOnlyKeys("embeddingModel");
	}

	@Test
	void findsQuestionsInTheOnlyStore() {
		this.application = start(Retrieval.class, "ecoai.semantic.match=similar", "ecoai.semantic.index=vector-store");
		store().add(List.of(new Document("Two-factor authentication is enabled in the settings.")));
		this.application.ask(ENABLE_TWO_FACTOR);
		Awaitility.await().until(() -> search("two-factor authentication enable").size() == 2);
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		assertThat(this.application
			.ask(CacheControl.noStore().namespace("another").applyTo(new Prompt(TURN_ON_TWO_FACTOR))))
			.isEqualTo("miss");

		this.application.ecoAi().flush(FlushFilter.pattern("how do*"));
		Awaitility.await().until(() -> search("two-factor authentication enable").size() == 1);
		assertThat(search("two-factor authentication enable").get(0).getMetadata()).doesNotContainKey("ecoai_kind");
		assertThat(this.application.ask(CacheControl.noStore().applyTo(new Prompt(TURN_ON_TWO_FACTOR))))
			.isEqualTo("miss");
	}

	@Test
	void findsQuestionsInTheStoreAfterARestart() {
		Path saved = this.folder.resolve("vectors.json");
		String[] properties = { "ecoai.semantic.match=similar", "ecoai.semantic.index=vector-store" };
		this.application = start(Retrieval.class, properties);
		this.application.ask(ENABLE_TWO_FACTOR);
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		((SimpleVectorStore) store()).save(saved.toFile());
		this.application.close();
		this.application = start(Retrieval.class, properties);
		((SimpleVectorStore) store()).load(saved.toFile());
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
	}

	@Test
	void leavesAloneWhatOthersHaveFlushedOrMayHave() {
		this.application = start(Retrieval.class, "ecoai.semantic.match=similar", "ecoai.semantic.index=vector-store");
		this.application.ask(ENABLE_TWO_FACTOR);
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		this.application.bean(ResponseCache.class).flushed(FlushFilter.all());
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		assertThat(search("two-factor authentication enable")).as("whoever flushes removes them").hasSize(1);
	}

	@Test
	void prefersTheStoreThatIsMadeForIt() {
		this.application = start(TwoStores.class, "ecoai.semantic.match=similar", "ecoai.semantic.index=vector-store");
		this.application.ask(ENABLE_TWO_FACTOR);
		SemanticApplications.awaitSemanticHit(this.application, TURN_ON_TWO_FACTOR);
		assertThat(this.application.context()
			.getBean("vectorStore", VectorStore.class)
			.similaritySearch(ENABLE_TWO_FACTOR)).isEmpty();
	}

	@Test
	void prefersThePrimaryStore() {
		this.application = start(PrimaryStore.class, "ecoai.semantic.match=similar",
				"ecoai.semantic.index=vector-store");
		this.application.ask(QUESTION);
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		assertThat(this.application.context().getBean("vectorStore", VectorStore.class).similaritySearch(QUESTION))
			.isEmpty();
	}

	@Test
	void findsAStoreBehindAProxyOnce() {
		this.application = start(ScopedStore.class, "ecoai.semantic.match=similar",
				"ecoai.semantic.index=vector-store");
		this.application.ask(QUESTION);
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
	}

	@Test
	void countsWhatEmbeddingsCost() {
		this.application = start(Retrieval.class, "ecoai.prices[0].provider=unknown",
				"ecoai.prices[0].match=equals:meaning", "ecoai.prices[0].input=0.02", "ecoai.prices[0].output=0");
		this.application.ask(QUESTION);
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		assertThat(this.application.ecoAi().summary().embeddingCostUsd()).isPositive();
		assertThat(this.application.ecoAi().summary().netSavedUsd()).isEqualByComparingTo(this.application.ecoAi()
			.summary()
			.costSavedUsd()
			.subtract(this.application.ecoAi().summary().embeddingCostUsd())
			.subtract(this.application.ecoAi().summary().auditCostUsd()));
	}

	private VectorStore store() {
		return this.application.bean(VectorStore.class);
	}

	private List<Document> search(String text) {
		return store().similaritySearch(SearchRequest.builder().query(text).topK(10).similarityThreshold(0.4).build());
	}

	private RunningApplication start(Class<?> beans, String... properties) {
		return semantic("ecoai.semantic.threshold=0.7").with(properties).beans(beans).start();
	}

	@Configuration(proxyBeanMethods = false)
	static class Retrieval extends SemanticApplications.ChargingModel {

		@Bean
		VectorStore vectorStore(EmbeddingModel model) {
			return SimpleVectorStore.builder(model).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoStores extends Retrieval {

		@Bean
		VectorStore ecoAiVectorStore(EmbeddingModel model) {
			return SimpleVectorStore.builder(model).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryStore extends Retrieval {

		@Bean
		@Primary
		VectorStore anotherStore(EmbeddingModel model) {
			return SimpleVectorStore.builder(model).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedStore {

		@Bean
		EmbeddingModel embeddingModel() {
			return new MeaningModel("meaning");
		}

		@Bean
		@Scope(value = "singleton", proxyMode = ScopedProxyMode.INTERFACES)
		VectorStore vectorStore(EmbeddingModel model) {
			return SimpleVectorStore.builder(model).build();
		}

	}

}
